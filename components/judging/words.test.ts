import { describe, expect, it } from 'vitest';
import type { JudgedColumn, JudgedPair, Judging } from '@/lib/comparisons/schema';
import { verdictSentence } from './words';

const nameOf = (at: number) => ['Terse', 'Friendly', 'Long'][at]!;
const column = (variantIndex: number, value: number): JudgedColumn => ({
  ...{ variantIndex, won: 1, tied: 0, lost: 1, questions: 8, strength: null },
  winRate: { value, interval: null },
});
const pair = (verdict: JudgedPair['verdict']): JudgedPair => ({
  ...{ a: 0, b: 1, won: 0, tied: 0, lost: 0, n: 8, winRate: null, p: 1, pAdjusted: 1 },
  verdict,
});
const judging = (over: Partial<Judging>): Judging => ({
  ...{ votes: 8, ties: 0, neither: 0, questions: 8, judges: [], agreement: null },
  ...{ columns: [column(0, 0.75), column(1, 0.25)], pairs: [pair('no difference shown')], best: [0, 1] },
  ...over,
});

describe('The sentence about what was judged', () => {
  it('says that no difference was shown, and not that there is none', () => {
    expect(verdictSentence(judging({}), nameOf)).toBe(
      'No difference was shown between the columns. That is not the same as showing that there is none.',
    );
  });

  it('says that there were too few', () => {
    expect(verdictSentence(judging({ pairs: [pair('too few')] }), nameOf)).toMatch('Too few questions');
    expect(verdictSentence(judging({ votes: 0 }), nameOf)).toBe('Nothing was judged yet.');
  });

  it('names the one that is preferred to all, with its rate', () => {
    expect(verdictSentence(judging({ best: [0] }), nameOf)).toBe(
      'Terse is preferred to every other column (preferred in 75 % of its comparisons).',
    );
  });

  it('names those that the best was not shown to differ from', () => {
    const columns = [column(0, 0.75), column(1, 0.6), column(2, 0.1)];
    expect(verdictSentence(judging({ columns, best: [0, 1] }), nameOf)).toMatch(
      'no difference was shown between it and Friendly.',
    );
  });
});
