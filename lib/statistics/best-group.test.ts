import { describe, expect, it } from 'vitest';
import { bestGroup } from './best-group';

describe('The best and what can’t be told apart from it', () => {
  const pairs = [
    { a: 0, b: 1, verdict: 'no difference shown' },
    { a: 0, b: 2, verdict: 'worse' },
    { a: 1, b: 2, verdict: 'no difference shown' },
  ];

  it('are the highest mean and all that were not shown to be lower', () => {
    expect(bestGroup([0.5, 0.6, 0.7], pairs)).toEqual([2, 1]);
    expect(bestGroup([0.5, null, 0.7], pairs)).toEqual([2]);
    expect(bestGroup([null, Number.NaN], [])).toEqual([]);
  });
});
