import { describe, expect, it } from 'vitest';
import type { CellRow } from './store';
import { summarise } from './summarise';

const index = { id: 'idx', name: 'Index', chunks: 1, tokens: 1, buildMs: 1, costUsd: 0 };
const cell = (retrievalIndex: number, question: number, rank: number | null, more: Partial<CellRow> = {}): CellRow => ({
  ...{ retrievalIndex, caseId: `cas_${String(question).padStart(3, '0')}`, found: [rank] },
  relevant: rank === null ? [] : [rank],
  ...{ latencyMs: 10 + question, annRecall: 1, costUsd: 0, error: null },
  ...more,
});

describe('The results of an evaluation', () => {
  it('say better where one finds at once what the other misses, and no difference shown where they trade places', async () => {
    const cells = Array.from({ length: 30 }, (_value, i) => [
      cell(0, i, 1),
      cell(1, i, i % 3 === 0 ? 1 : null),
      cell(2, i, i % 3 === 1 ? 1 : null),
    ]).flat();
    const { results, pairs } = await summarise(['A', 'B', 'C'], [1], cells, [index, index, index]);
    expect(results.map(({ recall }) => recall['1']!.mean)).toEqual([1, 1 / 3, 1 / 3]);
    const { low, high } = results[1]!.recall['1']!.interval!;
    expect([low > 0.1, low < 1 / 3, high > 1 / 3, high < 0.6]).toEqual([true, true, true, true]);
    const recall = pairs.filter(({ metric }) => metric === 'recall');
    expect(recall.map(({ a, b, verdict }) => [a, b, verdict])).toEqual([
      [0, 1, 'better'],
      [0, 2, 'better'],
      [1, 2, 'no difference shown'],
    ]);
    expect(recall[0]!.pAdjusted).toBeCloseTo(recall[0]!.p * 3, 10);
    expect(recall[0]!.difference).toBeCloseTo(2 / 3, 10);
  });

  it('pair only what both answered, and count failures apart', async () => {
    const cells = Array.from({ length: 10 }, (_value, i) => [
      cell(0, i, 1),
      i < 2 ? cell(1, i, null, { found: [], error: 'The provider did not answer.', latencyMs: null }) : cell(1, i, 2),
    ]).flat();
    const { results, pairs } = await summarise(['A', 'B'], [1, 2], cells, [index, index]);
    expect(results[1]).toMatchObject({ n: 8, failed: 2, mrr: { '2': { mean: 0.5 } }, latencyMs: { p50: 15.5 } });
    expect(pairs.every(({ n }) => n === 8)).toBe(true);
  });

  it('of nothing are zero, over no questions', async () => {
    const { results, pairs } = await summarise(['A', 'B'], [5], [], [index, index]);
    expect(results[0]).toMatchObject({ n: 0, recall: { '5': { mean: 0, interval: null, n: 0 } }, latencyMs: null });
    expect(pairs[0]).toMatchObject({ n: 0, difference: 0, p: 1, verdict: 'too few' });
  });
});
