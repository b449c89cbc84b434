import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerStepsUncounted } from '@/lib/answers';
import { createConnection, createRouter, strategyOf, updateRouter } from '@/lib/models';
import type { RouterStrategy } from '@/lib/models/schema';
import { makeWorkspace, startFakeProvider, type FakeProvider, type TestWorkspace } from '@/lib/testing';
import { createComparison } from './create-comparison';
import { ComparisonEngine } from './engine';
import { estimateComparison } from './estimate-comparison';
import { followComparison } from './follow-comparison';
import { getComparison } from './read-comparisons';
import { applyEvent } from './schema';
import { collect, HURRIED, someComparison, TEST_SOURCES } from './testing';

let workspace: TestWorkspace;
let fake: FakeProvider;
let engine: ComparisonEngine;
const sources = { ...TEST_SOURCES, checkModel: strategyOf };

beforeAll(async () => {
  fake = await startFakeProvider();
  process.env.BAKEOFF_ALLOWED_HOSTS = fake.host;
  workspace = await makeWorkspace();
  for (const name of ['one', 'two', 'busy']) {
    const model = { id: 'fake-chat', kind: 'chat' as const, price: { inputPerMTok: 1, outputPerMTok: 2 } };
    await createConnection(workspace.access, {
      provider: 'openai-compatible',
      name,
      baseUrl: fake.url,
      models: [model, { ...model, id: 'fake-cut' }],
      ...(name === 'one' && { timeouts: { firstTokenMs: 5_000, stallMs: 150 } }),
    });
  }
  engine = new ComparisonEngine(answerStepsUncounted, HURRIED, () => undefined);
});
beforeEach(() => fake.reset());
afterAll(async () => {
  await engine.shutdown(0);
  await workspace.remove();
  await fake.close();
});

async function answerOf(name: string, strategy: RouterStrategy) {
  await createRouter(workspace.access, { name, strategy });
  const { inputs, variants } = someComparison(1);
  const input = { inputs, variants: variants.map((variant) => ({ ...variant, model: `router/${name}` })) };
  const asked = await createComparison(workspace.access, input, engine, sources);
  const key = { workspaceId: workspace.workspaceId, id: asked.id };
  const events = await collect(followComparison(key, 0, new AbortController().signal, engine));
  const [answer] = (await getComparison(workspace.access, asked.id, engine)).answers;
  return { answer, followed: events.reduce(applyEvent, asked).answers[0] };
}

describe('a router that falls back', () => {
  it.each([
    ['429', 'busy/fake-429-long', 'rate_limited'],
    ['500', 'one/fake-500', 'provider_error'],
    ['a cut stream', 'one/fake-cut', 'incomplete'],
    ['a stall', 'one/fake-stall', 'timeout'],
  ])('answers with the next model after %s, and says so', async (name, broken, code) => {
    const models = [broken, 'two/fake-chat'];
    const { answer, followed } = await answerOf(name.replaceAll(' ', '-'), { type: 'fallback', models });
    expect(answer).toMatchObject({ status: 'done', text: 'You asked: Why?', model: 'two/fake-chat' });
    expect(answer?.attempts.at(0)).toMatchObject({
      model: models[0],
      error: { code },
      route: { reason: 'the first of its chain' },
    });
    expect(answer?.attempts.at(-1)).toMatchObject({
      model: models[1],
      route: { router: expect.stringMatching(/^router\//) as string },
    });
    // Who followed the stream saw the first words taken back.
    expect(followed?.text).toBe(answer?.text);
  });

  it('counts what the model that was cut had cost', async () => {
    const { answer } = await answerOf('paid', { type: 'fallback', models: ['one/fake-cut', 'two/fake-chat'] });
    const { answer: alone } = await answerOf('alone', { type: 'fallback', models: ['two/fake-chat'] });
    expect(answer?.costUsd).toBeGreaterThan(alone?.costUsd ?? Infinity);
  });

  it('stays with a model whose failure is none of its causes', async () => {
    const strategy: RouterStrategy = { type: 'fallback', models: ['one/fake-500', 'two/fake-chat'], on: ['timeout'] };
    expect((await answerOf('strict', strategy)).answer).toMatchObject({ status: 'failed', model: 'one/fake-500' });
  });
});

describe('a router', () => {
  it('is refused where one of its models can’t be called, and where another has its name', async () => {
    const strategy = { type: 'fallback' as const, models: ['nowhere/model'] };
    await expect(createRouter(workspace.access, { name: 'lost', strategy })).rejects.toThrow(/no connection named/);
    const good = { type: 'fallback' as const, models: ['builtin/extractive'] };
    const { id } = await createRouter(workspace.access, { name: 'twice', strategy: good });
    await expect(createRouter(workspace.access, { name: 'twice', strategy: good })).rejects.toThrow(/already/);
    expect(await updateRouter(workspace.access, id, { name: 'once' })).toMatchObject({ model: 'router/once' });
  });

  it('is priced by the models that it may call, and its run can have a cap', async () => {
    const strategy: RouterStrategy = { type: 'fallback', models: ['builtin/extractive', 'one/fake-chat'] };
    await createRouter(workspace.access, { name: 'priced', strategy });
    const { inputs, variants } = someComparison(1);
    const input = { inputs, variants: variants.map((variant) => ({ ...variant, model: 'router/priced' })) };
    const { calls, costUsd } = await estimateComparison(workspace.access, input, sources);
    expect(calls).toBe(1);
    expect(costUsd).toMatchObject({ low: 0 });
    expect(costUsd!.high).toBeGreaterThan(0);
    const { id } = await createComparison(workspace.access, { ...input, maxCostUsd: 1 }, engine, sources);
    expect(id).toMatch(/^cmp_/);
  });

  it('chooses the cheapest', async () => {
    const strategy: RouterStrategy = { type: 'cheapest', models: ['one/fake-chat', 'builtin/extractive'], bar: {} };
    const { answer } = await answerOf('cheap', strategy);
    expect(answer?.attempts[0]).toMatchObject({ model: 'builtin/extractive', route: { reason: 'the cheapest' } });
  });
});
