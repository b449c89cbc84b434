import { describe, expect, it } from 'vitest';
import type { Explanation, Hit } from '@/lib/retrieval/schema';
import { scoreArithmetic } from './score-arithmetic';

const hit = {
  stages: { dense: { rank: 2, score: 0.5 }, fusion: { rank: 1, score: 0.25 } },
} as unknown as Hit;
const explained = (fusion: Explanation['fusion']) =>
  ({ fusion, ranges: { dense: { least: 0, most: 1 }, lexical: null } }) as unknown as Explanation;

describe('the arithmetic of a fused score', () => {
  it('writes out weighted fusion', () => {
    const lines = scoreArithmetic(hit, explained({ method: 'weighted', weights: { dense: 2, lexical: 2 } }));
    expect(lines).toEqual([
      'dense: 0.5 × (0.5 − 0) ÷ (1 − 0) = 0.25',
      'lexical: not among the candidates = 0',
      'sum = 0.25',
    ]);
  });

  it('writes out reciprocal rank fusion', () => {
    expect(scoreArithmetic(hit, explained({ method: 'rrf' }))![0]).toBe('dense: 1 ÷ (60 + rank 2) = 0.0161');
    expect(scoreArithmetic(hit, explained(null))).toBeNull();
  });
});
