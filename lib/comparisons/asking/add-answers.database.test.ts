import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { stopComparison } from '../change-comparison';
import { createComparison } from '../create-comparison';
import { followComparison } from '../follow-comparison';
import { getComparison } from '../read-comparisons';
import { applyEvents, type AddAnswers, type CreateComparison } from '../schema';
import { collect, eventually, someComparison, testEngine, TEST_SOURCES, type Puppet } from '../testing';
import { addAnswers } from './add-answers';

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(() => workspace.remove());

const prices = {
  priceOf: () => Promise.resolve({ inputPerMTok: 1, outputPerMTok: 10 }),
  contextTokens: () => Promise.resolve({ usual: 0, most: 0 }),
};
const column = (model: string) => ({ ...someComparison(1).variants[0]!, model });

async function begin(body: CreateComparison = someComparison(2), play?: (puppet: Puppet) => void) {
  const process = testEngine(play);
  const { engine } = process;
  const { id } = await createComparison(workspace.access, body, engine, TEST_SOURCES, prices);
  const read = () => getComparison(workspace.access, id, engine);
  const ended = () =>
    eventually(async () => {
      const comparison = await read();
      expect(comparison.finishedAt).not.toBeNull();
      return comparison;
    });
  const add = (request: AddAnswers, by = engine) => addAnswers(workspace.access, id, request, by, TEST_SOURCES, prices);
  const asked = () => process.puppets.map(({ request }) => `${request.model} ${request.question}`);
  return { ...process, id, read, ended, add, asked };
}

describe('a comparison that is extended', () => {
  it('asks the new column alone and keeps the answers that are there', async () => {
    const run = await begin();
    const before = await run.ended();
    await run.add({ variants: [column('fake/new')] });
    const after = await run.ended();
    expect(run.asked()).toEqual(['fake/model-0 Why?', 'fake/model-1 Why?', 'fake/new Why?']);
    expect(after.variants.map(({ model }) => model)).toEqual(['fake/model-0', 'fake/model-1', 'fake/new']);
    expect(after.answers.filter(({ variantIndex }) => variantIndex < 2)).toEqual(before.answers);
    expect(after.progress).toEqual({ done: 3, total: 3 });
    expect(run.errors).toEqual([]);
  });

  it('asks a changed column in the place of the old one, whose answers are kept and not asked again', async () => {
    const run = await begin();
    await run.ended();
    await run.add({ variants: [column('fake/changed')], replaces: { variants: [1] } });
    const after = await run.ended();
    expect(after.variants.map(({ replaced }) => replaced)).toEqual([undefined, true, undefined]);
    expect(after.answers.map(({ model, text }) => `${model} ${text}`).sort()).toEqual([
      'fake/changed Hello',
      'fake/model-0 Hello',
      'fake/model-1 Hello',
    ]);
    await run.add({ inputs: [{ question: 'How?' }] });
    await run.ended();
    expect(run.asked().slice(3).sort()).toEqual(['fake/changed How?', 'fake/model-0 How?']);
  });

  it('leaves cells that are not wanted yet for later', async () => {
    const run = await begin();
    await run.ended();
    await run.add({
      variants: [column('fake/new')],
      inputs: [{ question: 'How?' }],
      only: { variants: [2], inputs: [1] },
    });
    expect((await run.ended()).answers).toHaveLength(3);
    await run.add({});
    expect((await run.ended()).answers).toHaveLength(6);
    expect(run.asked()).toHaveLength(6);
  });

  it('asks more repeats of what has fewer, and again what failed', async () => {
    let failing = true;
    const run = await begin(someComparison(1), (puppet) => {
      if (failing) return puppet.end({ status: 'failed', error: { code: 'provider_error', detail: 'Down.' } });
      puppet.say('Hello');
      puppet.end();
    });
    await run.ended();
    failing = false;
    await run.add({ repeats: 3 });
    const after = await run.ended();
    expect(after.repeats).toBe(3);
    expect(after.answers.map(({ status, repeat }) => `${repeat} ${status}`).sort()).toEqual([
      '0 done',
      '1 done',
      '2 done',
    ]);
    await run.add({ repeats: 1 });
    expect((await run.read()).repeats).toBe(3);
    expect(run.asked()).toHaveLength(4);
  });

  it('is extended while others of its answers are being made, and a follower sees each step', async () => {
    const run = await begin(someComparison(1), () => undefined);
    const start = await run.read();
    await run.add({ variants: [column('fake/new')], inputs: [{ question: 'How?' }] });
    await eventually(() => expect(run.puppets).toHaveLength(4));
    run.puppets.forEach((puppet) => puppet.end({ text: 'Said' }));
    const after = await run.ended();
    const key = { workspaceId: workspace.workspaceId, id: run.id };
    const events = await collect(followComparison(key, start.lastEventId, new AbortController().signal, run.engine));
    const followed = applyEvents(start, events);
    const sorted = (answers: typeof after.answers) => answers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(sorted(followed.answers)).toEqual(sorted(after.answers));
    expect(followed).toMatchObject({ inputs: after.inputs, variants: after.variants, status: 'done' });
  });

  it('is extended by another process than the one that runs it', async () => {
    const run = await begin(someComparison(1), () => undefined);
    const other = testEngine();
    await run.add({ variants: [column('fake/new')] }, other.engine);
    await eventually(() => expect(run.puppets).toHaveLength(2));
    run.puppets.forEach((puppet) => puppet.end({ text: 'Said' }));
    expect((await run.ended()).answers.map(({ text }) => text)).toEqual(['Said', 'Said']);
    expect(other.puppets).toEqual([]);
  });

  it('asks after it was stopped what was stopped', async () => {
    const run = await begin(someComparison(2), () => undefined);
    await eventually(() => expect(run.puppets).toHaveLength(2));
    await stopComparison(workspace.access, run.id, null, run.engine);
    await run.ended();
    await run.add({ only: { variants: [0] } });
    await eventually(() => expect(run.puppets).toHaveLength(3));
    run.puppets[2]?.end({ text: 'Said' });
    const after = await run.ended();
    expect(after.status).toBe('done');
    expect(after.answers.map(({ status }) => status)).toEqual(['done', 'stopped']);
  });

  it('of hundreds of cells is stopped at once, and asked for the rest later', async () => {
    const questions = Array.from({ length: 50 }, (_row, index) => `Why ${index}?`);
    let silent = true;
    const run = await begin(someComparison(12, questions), (puppet) =>
      silent ? undefined : puppet.end({ text: 'Said' }),
    );
    await stopComparison(workspace.access, run.id, null, run.engine);
    const stopped = await run.ended();
    expect(stopped.progress).toEqual({ done: 600, total: 600 });
    expect(new Set(stopped.answers.map(({ status }) => status))).toEqual(new Set(['stopped']));
    silent = false;
    await run.add({});
    const after = await run.ended();
    expect(new Set(after.answers.map(({ text }) => text))).toEqual(new Set(['Said']));
    expect(run.errors).toEqual([]);
  });

  it('holds what is added to the cap, with what was spent before', async () => {
    const run = await begin({ ...someComparison(1), maxCostUsd: 0.3 });
    await run.ended();
    await run.add({ inputs: [{ question: 'How?' }] });
    expect((await run.ended()).answers[1]).toMatchObject({ status: 'done' });
    await run.add({ inputs: [{ question: 'Where?' }] });
    expect((await run.ended()).answers[2]).toMatchObject({ status: 'failed', error: { code: 'budget_exceeded' } });
    await run.add({ maxCostUsd: 2 });
    expect((await run.ended()).answers.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
  });

  it('refuses what is not there, what is too much, and a row that lacks a variable of a column', async () => {
    const needy = {
      ...column('fake/needy'),
      prompt: { messages: [{ role: 'user' as const, content: '{{tone}} {{question}}' }] },
    };
    const run = await begin({ inputs: [{ question: 'Why?', variables: { tone: 'kind' } }], variants: [needy] });
    await run.ended();
    await expect(run.add({ only: { variants: [1] } })).rejects.toMatchObject({ code: 'validation_failed' });
    await expect(run.add({ replaces: { inputs: [4] } })).rejects.toMatchObject({ code: 'validation_failed' });
    await expect(run.add({ inputs: [{ question: 'How?' }] })).rejects.toMatchObject({ code: 'validation_failed' });
    const many = Array.from({ length: 12 }, (_column, index) => column(`fake/${index}`));
    await expect(run.add({ variants: many })).rejects.toMatchObject({ code: 'validation_failed' });
    const foreign = addAnswers({ workspaceId: 'wsp_other' }, run.id, {}, run.engine, TEST_SOURCES, prices);
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
    expect((await run.read()).answers).toHaveLength(1);
  });
});
