import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerStepsUncounted } from '@/lib/answers';
import { createConnection } from '@/lib/models';
import { makeWorkspace, startFakeProvider, type FakeProvider, type TestWorkspace } from '@/lib/testing';
import { stopComparison } from './change-comparison';
import { createComparison } from './create-comparison';
import { ComparisonEngine } from './engine';
import { getExchange } from './exchange/get-exchange';
import { followComparison } from './follow-comparison';
import { getComparison } from './read-comparisons';
import { collect, eventually, HURRIED, someComparison, TEST_SOURCES, typesOf } from './testing';

// The whole way from a comparison to a provider that breaks on demand, through the models' own code.

let workspace: TestWorkspace;
let fake: FakeProvider;
let engine: ComparisonEngine;
const errors: unknown[] = [];

beforeAll(async () => {
  fake = await startFakeProvider();
  process.env.BAKEOFF_ALLOWED_HOSTS = fake.host;
  workspace = await makeWorkspace();
  // A provider that asked for a long wait is left alone for that long, so that test has a connection of its own.
  for (const name of ['fake', 'limited']) {
    await createConnection(workspace.access, {
      provider: 'openai-compatible',
      name,
      baseUrl: fake.url,
      apiKey: 'sk-fake-0123456789',
      models: [{ id: 'fake-chat', kind: 'chat', price: { inputPerMTok: 1, outputPerMTok: 2 } }],
    });
  }
  engine = new ComparisonEngine(answerStepsUncounted, HURRIED, (error) => errors.push(error));
});
beforeEach(() => fake.reset());
afterAll(async () => {
  await engine.shutdown(0);
  await workspace.remove();
  await fake.close();
});

async function ask(...models: string[]) {
  const { inputs, variants } = someComparison(models.length);
  const input = {
    inputs,
    variants: variants.map((one, at) => ({
      ...one,
      model: models[at]?.includes('/') ? models[at] : `fake/${models[at]}`,
    })),
  };
  const { id } = await createComparison(workspace.access, input, engine, TEST_SOURCES);
  const key = { workspaceId: workspace.workspaceId, id };
  return { id, follow: () => collect(followComparison(key, 0, new AbortController().signal, engine)) };
}

async function answersOf(...models: string[]) {
  const { id, follow } = await ask(...models);
  const events = await follow();
  return { answers: (await getComparison(workspace.access, id, engine)).answers, events };
}

describe('a column whose provider breaks', () => {
  it('fails alone, with status, text and request id, while others go on (F7)', async () => {
    const { answers } = await answersOf('fake-chat', 'fake-401', 'fake-404', 'fake-400');
    expect(answers.map(({ status }) => status)).toEqual(['done', 'failed', 'failed', 'failed']);
    expect(answers[1]?.error).toMatchObject({ status: 401, requestId: 'req_fake', code: 'provider_unauthorized' });
    expect(answers[0]).toMatchObject({ text: 'You asked: Why?', finishReason: 'stop' });
    expect(answers[0]?.costUsd).toBeGreaterThan(0);
    expect(answers[1]).toMatchObject({ usage: null, costUsd: null });
  });

  it('waits when it is told to, says so, and then answers (F6)', async () => {
    const { answers, events } = await answersOf('fake-429-once');
    expect(typesOf(events)).toContain('answer.waiting');
    expect(answers[0]).toMatchObject({ status: 'done' });
    expect(answers[0]?.attempts).toHaveLength(2);
  });

  it('goes back into the queue for a long wait, from which it can be stopped (F6)', async () => {
    const { id } = await ask('limited/fake-429-long');
    const read = () => getComparison(workspace.access, id, engine);
    await eventually(async () => {
      expect(fake.requests).toHaveLength(1);
      expect((await read()).answers[0]?.status).toBe('queued');
    });
    await stopComparison(workspace.access, id, null, engine);
    await eventually(async () => expect((await read()).finishedAt).not.toBeNull());
    expect((await read()).answers[0]).toMatchObject({ status: 'stopped', costUsd: null });
  });

  it('is incomplete where the stream was cut, and keeps what had come (F9)', async () => {
    const { answers } = await answersOf('fake-cut', 'fake-end');
    expect(answers.map(({ status }) => status)).toEqual(['incomplete', 'incomplete']);
    expect(answers.map(({ text }) => text)).toEqual(['You asked:', 'You asked:']);
  });

  it('says what was wrong with a stream that cannot be read, and reads what can (F10)', async () => {
    const broken = await answersOf('fake-html', 'fake-bad-json', 'fake-error-event');
    expect(broken.answers.map(({ error }) => error !== null)).toEqual([true, true, true]);
    expect(broken.answers[0]?.error?.detail).toContain('fake');
    const odd = await answersOf('fake-split', 'fake-crlf', 'fake-empty-choices', 'fake-no-done', 'fake-no-usage');
    expect(odd.answers.map(({ status }) => status)).toEqual(Array(5).fill('done'));
    expect(odd.answers[0]?.text).toBe('Grüße 👩‍👩‍👧 aus 東京');
    expect(odd.answers[4]?.usage).toMatchObject({ estimated: true });
  });

  it('shows a filtered, a cut short and a tool-calling end as such (F11)', async () => {
    const { answers } = await answersOf('fake-filter', 'fake-length', 'fake-tools');
    expect(answers.map(({ finishReason }) => finishReason)).toEqual(['content-filter', 'length', 'tool-calls']);
    expect(answers[2]?.toolCalls).toMatchObject([{ name: 'look_up', input: { word: 'bake-off' } }]);
  });

  it('hangs up on the provider within a second of Stop, and keeps text and usage (F28)', async () => {
    const { id } = await ask('fake-slow');
    const read = () => getComparison(workspace.access, id, engine);
    await eventually(async () => expect((await read()).answers[0]?.text).not.toBe(''));
    const from = performance.now();
    await stopComparison(workspace.access, id, null, engine);
    await eventually(() => expect(fake.requests[0]?.aborted).toBe(true));
    expect(performance.now() - from).toBeLessThan(1_000);
    await eventually(async () => expect((await read()).finishedAt).not.toBeNull());
    const [answer] = (await read()).answers;
    expect(answer).toMatchObject({ status: 'stopped', usage: { estimated: true } });
    expect(answer?.text).not.toBe('');
  });

  it('leaves nothing to the log that a provider did', () => {
    expect(errors).toEqual([]);
  });

  it('keeps the bodies of the request and of what came back, without the key, beside the answer', async () => {
    fake.behave('fake-chat', { reply: 'Because.' });
    const { id, follow } = await ask('fake-chat', 'fake-400', 'builtin/extractive');
    await follow();
    const { answers } = await getComparison(workspace.access, id, engine);
    const raw = async (at: number) => (await getExchange(workspace.access, id, answers[at]?.id ?? '')).exchange;
    const [good, refused] = [await raw(0), await raw(1)];
    expect(JSON.parse(good?.request.body ?? '')).toMatchObject({
      model: 'fake-chat',
      messages: [{ role: 'user', content: 'Why?' }],
    });
    expect(good?.response.pieces.join('')).toContain('Because.');
    expect(refused?.response.status).toBe(400);
    expect(refused?.request.body).toContain('fake-400');
    expect(await raw(2)).toBeNull();
    expect(JSON.stringify([good, refused])).not.toContain('sk-fake-0123456789');
    expect(answers[0]).not.toHaveProperty('exchange');
    await expect(getExchange({ workspaceId: 'wsp_other' }, id, answers[0]!.id)).rejects.toMatchObject({ status: 404 });
  });
});
