import { describe, expect, it } from 'vitest';
import type { RetrievalPair, RetrievalResult } from '@/lib/retrieval-evaluations/schema';
import { spread, verdictSentence } from './measures';

const measured = (mean: number, n = 40) => ({
  '10': { mean, n, interval: { low: mean - 0.1, high: mean + 0.1, level: 0.95 } },
});
const result = (name: string, mean: number, n = 40): RetrievalResult => ({
  ...{ retrievalIndex: 0, name, n, failed: 0, latencyMs: null, annRecall: null, costUsd: 0 },
  ...{ recall: measured(mean, n), precision: measured(mean, n), hitRate: measured(mean, n), mrr: measured(mean, n) },
  ndcg: measured(mean, n),
  index: { id: 'i', name: 'Index', chunks: 1, tokens: 1, buildMs: 1, costUsd: 0 },
});
const pair = (a: number, b: number, verdict: RetrievalPair['verdict']): RetrievalPair => ({
  ...{
    a,
    b,
    verdict,
    metric: 'recall',
    k: 10,
    n: 40,
    difference: 0.1,
    interval: null,
    p: 0.01,
    pAdjusted: 0.02,
    test: '',
  },
});

describe('The verdict in a sentence', () => {
  const results = [result('A', 0.7), result('B', 0.8), result('C', 0.5)];

  it('claims only what was shown', () => {
    const pairs = [pair(0, 1, 'no difference shown'), pair(0, 2, 'better'), pair(1, 2, 'better')];
    expect(verdictSentence({ results, pairs }, 'recall', 10)).toBe(
      '“B” has the highest Recall@10 of 0.800 (95 %: 0.700 to 0.900, 40 questions), but no difference to “A” was shown.',
    );
    const all = [pair(0, 1, 'worse'), pair(0, 2, 'better'), pair(1, 2, 'better')];
    expect(verdictSentence({ results, pairs: all }, 'recall', 10)).toMatch(/^“B” is better than every other/);
    const few = [pair(0, 1, 'too few'), pair(0, 2, 'too few'), pair(1, 2, 'too few')];
    expect(verdictSentence({ results, pairs: few }, 'recall', 10)).toMatch(/40 questions are too few/);
  });

  it('speaks of one alone, and of nothing', () => {
    expect(verdictSentence({ results: [result('A', 0.7)], pairs: [] }, 'recall', 10)).toMatch(
      /^“A” has a Recall@10 of 0.700/,
    );
    expect(verdictSentence({ results: null, pairs: null }, 'recall', 10)).toBe('Nothing was measured yet.');
    expect(verdictSentence({ results: [result('A', 0, 0)], pairs: [] }, 'recall', 10)).toBe(
      'Nothing was measured yet.',
    );
  });
});

describe('How far ranks differ', () => {
  it('is largest where one finds at once what another misses', () => {
    expect(spread([[1], [null]], 1_000)).toBeGreaterThan(spread([[2], [null]], 1_000));
    expect(spread([[11], [12]], 1_000)).toBeLessThan(spread([[1], [2]], 1_000));
    expect(spread([[3], [3]], 1_000)).toBe(0);
    expect(spread([[1], null], 1_000)).toBe(0);
  });
});
