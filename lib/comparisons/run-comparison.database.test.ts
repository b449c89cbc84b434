import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { retryAnswers, stopComparison } from './change-comparison';
import { createComparison } from './create-comparison';
import { followComparison } from './follow-comparison';
import { getComparison, hasNothingAfter } from './read-comparisons';
import { claim } from './store';
import { collect, eventually, HURRIED, someComparison, testEngine, TEST_SOURCES, typesOf } from './testing';

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(() => workspace.remove());

const never = new AbortController().signal;

async function begin(columns: number, { engine }: ReturnType<typeof testEngine>, questions?: string[]) {
  const comparison = await createComparison(workspace.access, someComparison(columns, questions), engine, TEST_SOURCES);
  const key = { workspaceId: workspace.workspaceId, id: comparison.id };
  const read = () => getComparison(workspace.access, comparison.id, engine);
  const ended = () => eventually(async () => expect((await read()).finishedAt).not.toBeNull());
  return { comparison, key, read, ended, answerId: (index: number) => comparison.answers[index]?.id ?? '' };
}

describe('a comparison', () => {
  it('finishes by itself, without anybody listening', async () => {
    const process = testEngine();
    const run = await begin(3, process, ['Why?', 'How?']);
    await run.ended();
    const { answers, status, progress } = await run.read();
    expect(status).toBe('done');
    expect(progress).toEqual({ done: 6, total: 6 });
    expect(answers.map(({ text }) => text)).toEqual(Array(6).fill('Hello'));
    expect(answers[0]).toMatchObject({ status: 'done', costUsd: 0.25, finishReason: 'stop', model: 'fake/model-0' });
    expect(answers[0]?.messages).toEqual([{ role: 'user', content: 'Why?' }]);
    expect(process.errors).toEqual([]);
  });

  it('keeps every answer where a model calls a tool with characters that the database refuses', async () => {
    const process = testEngine((puppet) => {
      puppet.say('said');
      if (puppet.request.model !== 'fake/model-1') return puppet.end();
      puppet.end({ toolCalls: [{ id: 'call', name: 'look', input: { 'a\0': ['b\0', '\uD800'] } }] });
    });
    const run = await begin(3, process);
    await run.ended();
    const { answers } = await run.read();
    expect(answers.map(({ status, text }) => `${status} ${text}`)).toEqual(Array(3).fill('done said'));
    expect(answers[1]?.toolCalls).toEqual([{ id: 'call', name: 'look', input: { a: ['b', '\uFFFD'] } }]);
  });

  it('that cannot be written goes no further with the models that it asked meanwhile', async () => {
    const process = testEngine(() => undefined);
    const nowhere = { ...workspace.access, workspaceId: 'wsp_nowhere' };
    await expect(createComparison(nowhere, someComparison(2), process.engine, TEST_SOURCES)).rejects.toThrow();
    await eventually(() => expect(process.puppets.every(({ request }) => request.signal.aborted)).toBe(true));
    await process.engine.shutdown(0);
    expect(await db().comparison.count({ where: { workspaceId: 'wsp_nowhere' } })).toBe(0);
  });

  it('streams its events in order, from the beginning to the end', async () => {
    const process = testEngine();
    const run = await begin(1, process);
    const events = await collect(followComparison(run.key, 0, never, process.engine));
    expect(typesOf(events)).toEqual([
      'comparison.started',
      'answer.started',
      'answer.delta',
      'answer.delta',
      'answer.finished',
      'comparison.finished',
    ]);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is followed from another process as from its own', async () => {
    const process = testEngine(() => undefined);
    const run = await begin(1, process);
    const here = collect(followComparison(run.key, 0, never, process.engine));
    const there = collect(followComparison(run.key, 0, never, testEngine().engine));
    await eventually(() => expect(process.puppets).toHaveLength(1));
    process.puppets[0]?.say('one ');
    await eventually(async () => expect((await run.read()).answers[0]?.text).toBe('one '));
    process.puppets[0]?.say('two');
    process.puppets[0]?.end();
    expect(await there).toEqual(await here);
  });

  it('shows what a running answer has said so far', async () => {
    const process = testEngine((puppet) => puppet.say('half'));
    const run = await begin(1, process);
    const { engine } = testEngine();
    await eventually(async () => {
      expect((await getComparison(workspace.access, run.comparison.id, engine)).answers[0]?.text).toBe('half');
    });
    process.puppets[0]?.end();
    await run.ended();
  });

  it('stops one answer, keeps its text and usage, and lets the others finish', async () => {
    const process = testEngine((puppet) => puppet.say('so far'));
    const run = await begin(2, process);
    await eventually(() => expect(process.puppets).toHaveLength(2));
    await stopComparison(workspace.access, run.comparison.id, [run.answerId(0)], process.engine);
    expect(process.puppets[0]?.request.signal.aborted).toBe(true);
    expect(process.puppets[1]?.request.signal.aborted).toBe(false);
    process.puppets[1]?.end();
    await run.ended();
    const [first, second] = (await run.read()).answers;
    expect(first).toMatchObject({ status: 'stopped', text: 'so far', usage: { inputTokens: 3, outputTokens: 2 } });
    expect(second).toMatchObject({ status: 'done', text: 'so far' });
  });

  it('stops everything from another process within two seconds', async () => {
    const process = testEngine(() => undefined);
    const run = await begin(10, process, ['Why?', 'How?', 'When?']);
    await eventually(() => expect(process.puppets).toHaveLength(24));
    const stopped = await stopComparison(workspace.access, run.comparison.id, null, testEngine().engine);
    expect(stopped.status).toBe('stopped');
    const aborted = () => process.puppets.filter(({ request }) => request.signal.aborted);
    await vi.waitFor(() => expect(aborted()).toHaveLength(24), { timeout: 2_000, interval: 10 });
    await run.ended();
    const { status, answers } = await run.read();
    expect(status).toBe('stopped');
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set(['stopped']));
    expect(process.puppets).toHaveLength(24);
  });

  it('runs one answer again, while others run and after all have ended', async () => {
    const process = testEngine(() => undefined);
    const run = await begin(2, process);
    await eventually(() => expect(process.puppets).toHaveLength(2));
    process.puppets[0]?.say('first');
    process.puppets[0]?.end({ status: 'failed', error: { code: 'provider_error', detail: 'Broken.', status: 500 } });
    await eventually(async () => expect((await run.read()).answers[0]?.error?.status).toBe(500));

    const requeued = await retryAnswers(workspace.access, run.comparison.id, [run.answerId(0)], process.engine);
    expect(['queued', 'running']).toContain(requeued.answers[0]?.status);
    expect(requeued.answers[0]?.text).toBe('');
    await eventually(() => expect(process.puppets).toHaveLength(3));
    process.puppets[2]?.say('second');
    process.puppets[2]?.end();
    process.puppets[1]?.end();
    await run.ended();

    await retryAnswers(workspace.access, run.comparison.id, [run.answerId(1)], process.engine);
    await eventually(() => expect(process.puppets).toHaveLength(4));
    process.puppets[3]?.say('third');
    process.puppets[3]?.end();
    await run.ended();
    const { answers, status } = await run.read();
    expect(status).toBe('done');
    expect(answers.map(({ text }) => text)).toEqual(['second', 'third']);
  });

  it('runs a whole column again by one request, or none of it where an answer is unknown', async () => {
    const process = testEngine();
    const run = await begin(2, process, ['Why?', 'How?']);
    await run.ended();
    const before = await run.read();
    const { comparison } = run;
    expect(await hasNothingAfter(workspace.access, comparison.id, before.lastEventId)).toBe(true);
    const column = comparison.answers.filter(({ variantIndex }) => variantIndex === 1).map(({ id }) => id);
    const unknown = retryAnswers(workspace.access, comparison.id, [...column, 'ans_unknown'], process.engine);
    await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
    expect(process.puppets).toHaveLength(4);
    await retryAnswers(workspace.access, comparison.id, column, process.engine);
    expect(await hasNothingAfter(workspace.access, comparison.id, before.lastEventId)).toBe(false);
    await run.ended();
    expect(process.puppets.map(({ request }) => request.model).slice(4)).toEqual(['fake/model-1', 'fake/model-1']);
  });

  it('refuses to run an answer again that is running', async () => {
    const process = testEngine(() => undefined);
    const run = await begin(1, process);
    const again = retryAnswers(workspace.access, run.comparison.id, [run.answerId(0)], process.engine);
    await expect(again).rejects.toMatchObject({ code: 'conflict', status: 409 });
    await stopComparison(workspace.access, run.comparison.id, null, process.engine);
    await run.ended();
  });

  it('waits as long as a provider asks, unpaid, and says so', async () => {
    const asked: number[] = [];
    const before = await spent();
    const process = testEngine((puppet) => {
      if (asked.push(performance.now()) > 1) return void (puppet.say('at last'), puppet.end());
      const error = { code: 'rate_limited', detail: 'Fake takes no more requests.', status: 429 };
      puppet.end({ status: 'failed', usage: null, costUsd: null, error, retryAfterMs: 120 });
    });
    const run = await begin(1, process);
    const events = await collect(followComparison(run.key, 0, never, process.engine));
    expect(typesOf(events)).toContain('answer.waiting');
    expect((await run.read()).answers[0]).toMatchObject({ status: 'done', text: 'at last', costUsd: 0.25 });
    // A timer may ring a millisecond early.
    expect(asked[1]! - asked[0]!).toBeGreaterThanOrEqual(119);
    expect((await spent()) - before).toBeCloseTo(0.25);
  });

  it('does not ask for ever where a provider takes no requests', async () => {
    const error = { code: 'rate_limited', detail: 'Fake takes no more requests.', status: 429 };
    const process = testEngine((puppet) =>
      puppet.end({ status: 'failed', usage: null, costUsd: null, error, retryAfterMs: 5 }),
    );
    const run = await begin(1, process);
    await run.ended();
    expect(process.puppets).toHaveLength(4);
    expect((await run.read()).answers[0]).toMatchObject({ status: 'failed', error: { code: 'rate_limited' } });
  });

  it('counts what an answer cost once, in the moment it is saved', async () => {
    const before = await spent();
    await (await begin(2, testEngine())).ended();
    expect((await spent()) - before).toBeCloseTo(0.5);
  });

  it('is run by one process only', async () => {
    const process = testEngine(() => undefined);
    const run = await begin(1, process);
    expect(await claim(run.key, 'another process', HURRIED.staleMs)).toBe(false);
    await testEngine().engine.wake(run.key);
    process.puppets[0]?.end();
    await run.ended();
    expect(process.puppets).toHaveLength(1);
  });
});

async function spent(): Promise<number> {
  const rows = await db().spending.findMany({ where: { workspaceId: workspace.workspaceId } });
  return rows.reduce((sum, { usd }) => sum + usd, 0);
}
