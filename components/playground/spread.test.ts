import { describe, expect, it } from 'vitest';
import type { Answer } from '@/lib/answers/schema';
import { spreadOf } from './spread';

const answer = (text: string, costUsd: number | null, totalMs: number, status: Answer['status'] = 'done') =>
  ({ text, costUsd, status, timings: { totalMs } }) as Answer;

describe('The spread of repeated answers', () => {
  it('says from where to where length, cost and time go, and what all cost', () => {
    const spread = spreadOf([answer('One two three', 0.1, 900), answer('one two', 0.3, 400)]);
    expect(spread.words).toEqual({ low: 2, high: 3 });
    expect(spread.costUsd).toEqual({ low: 0.1, high: 0.3, sum: 0.4 });
    expect(spread.totalMs).toEqual({ low: 400, high: 900 });
    // 2 × 2 shared of 5 words.
    expect(spread.agreement).toBeCloseTo(0.8);
  });

  it('is full agreement where all say the same, whatever the case', () => {
    expect(spreadOf([answer('Yes.', 0, 1), answer('yes', 0, 1), answer('YES!', 0, 1)]).agreement).toBe(1);
  });

  it('knows no cost where one price is not known, and leaves out what did not end well', () => {
    const spread = spreadOf([answer('Yes', 0.1, 5), answer('No', null, 5), answer('', 0.2, 1, 'failed')]);
    expect(spread).toMatchObject({ answers: 2, costUsd: null, agreement: 0 });
    expect(spreadOf([answer('', 0, 1, 'failed')])).toMatchObject({ answers: 0, words: null, agreement: null });
  });
});
