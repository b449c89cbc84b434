import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { createComparison } from './create-comparison';
import { estimateComparison } from './estimate-comparison';
import type { PriceSources } from './price-sources';
import { getComparison } from './read-comparisons';
import { eventually, someComparison, testEngine, TEST_SOURCES } from './testing';

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(() => workspace.remove());

/** A dollar per token out and nothing in, so that an answer's most is its ceiling in dollars. */
const prices: PriceSources = {
  priceOf: (_workspaceId, model) =>
    Promise.resolve(model === 'fake/model-9' ? null : { inputPerMTok: 0, outputPerMTok: 1_000_000 }),
  contextTokens: () => Promise.resolve({ usual: 100, most: 200 }),
};

async function run(columns: number, maxCostUsd: number, process = testEngine()) {
  const input = someComparison(columns);
  const variants = input.variants.map((variant) => ({ ...variant, parameters: { maxOutputTokens: 1 } }));
  const { engine } = process;
  const sources = [engine, TEST_SOURCES, prices] as const;
  const { id } = await createComparison(workspace.access, { ...input, variants, maxCostUsd }, ...sources);
  await eventually(async () => expect((await getComparison(workspace.access, id, engine)).finishedAt).not.toBeNull());
  return getComparison(workspace.access, id, engine);
}

describe('a cap for one run', () => {
  it('leaves out what could pass it, and says so; what turns out cheaper makes room', async () => {
    // Each answer may cost 1 dollar and costs 25 cents: one after the other begins while 1 dollar is left.
    const process = testEngine();
    const { answers, maxCostUsd } = await run(6, 1.6, process);
    expect(maxCostUsd).toBe(1.6);
    expect(answers.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'failed', 'failed', 'failed']);
    expect(answers[3]?.error).toMatchObject({ code: 'budget_exceeded', detail: expect.stringContaining('$1.60') });
    expect(answers[3]).toMatchObject({ costUsd: null, attempts: [] });
    expect(process.puppets).toHaveLength(3);
  });

  it('asks for nothing where even one answer could pass it', async () => {
    const process = testEngine();
    expect((await run(2, 0.5, process)).answers.map(({ status }) => status)).toEqual(['failed', 'failed']);
    expect(process.puppets).toHaveLength(0);
  });

  it('does not hold back a model whose price nobody knows', async () => {
    const { answers } = await run(10, 0.5);
    expect(answers.map(({ status }) => status)).toEqual([...Array(9).fill('failed'), 'done']);
  });
});

describe('an estimate', () => {
  it('counts calls and tokens, and gives the cost from the input alone to every answer at its ceiling', async () => {
    const cheap: PriceSources = { ...prices, priceOf: () => Promise.resolve({ inputPerMTok: 1, outputPerMTok: 10 }) };
    const input = { ...someComparison(2, ['Why?', 'How long does it take?']), repeats: 3 };
    const estimate = await estimateComparison(workspace.access, input, TEST_SOURCES, cheap);
    expect(estimate.calls).toBe(12);
    expect(estimate.outputTokens).toBe(12 * 4_096);
    expect(estimate.inputTokens).toBeGreaterThan(12 * 5);
    expect(estimate.costUsd?.low).toBeCloseTo(estimate.inputTokens / 1e6, 10);
    expect(estimate.costUsd?.high).toBeCloseTo((estimate.inputTokens + 10 * estimate.outputTokens) / 1e6, 10);
    expect(estimate.variants).toHaveLength(2);
  });

  it('is unknown, never 0, where one price is', async () => {
    const estimate = await estimateComparison(workspace.access, someComparison(10), TEST_SOURCES, prices);
    expect(estimate.costUsd).toBeNull();
    expect(estimate.variants.map(({ costUsd }) => costUsd === null)).toEqual([...Array(9).fill(false), true]);
  });
});
