import { describe, expect, it } from 'vitest';
import { blankAnswer } from './blank-answer';
import { judgeResults } from './judge-results';
import type { Vote } from './schema';

/** A comparison of so many columns and questions whose answers are all there. */
function judged(columns: number, questions: number, votes: readonly Partial<Vote>[]) {
  const answers = Array.from({ length: columns * questions }, (_answer, at) => {
    const [inputIndex, variantIndex] = [Math.floor(at / columns), at % columns];
    const id = `ans_${inputIndex}_${variantIndex}`;
    return { ...blankAnswer({ id, variantIndex, inputIndex, repeat: 0 }, 'fake/model', 'done'), text: 'Yes.' };
  });
  return {
    answers,
    variants: Array.from({ length: columns }),
    votes: votes.map((vote, at): Vote => ({
      ...{ id: `vot_${at}`, inputIndex: 0, winner: 'tie', shown: [], comment: null },
      ...{ judge: { id: 'usr_1', name: 'Ana' }, createdAt: '2026-11-21T00:00:00.000Z' },
      ...vote,
    })),
  };
}
const over = (questions: number, vote: (question: number) => Partial<Vote>) =>
  Array.from({ length: questions }, (_vote, inputIndex) => ({ inputIndex, ...vote(inputIndex) }));

describe('What judgements show', () => {
  it('is a win rate with an interval, and a verdict where chance is no explanation', () => {
    const { columns, pairs, best } = judgeResults(
      judged(
        2,
        12,
        over(12, (question) => ({ winner: `ans_${question}_${question === 3 ? 1 : 0}` })),
      ),
    );
    expect(columns[0]!.winRate!.value).toBeCloseTo(11 / 12);
    expect(columns[0]!.winRate!.interval!.low).toBeGreaterThan(0.5);
    expect(columns[0]!.strength).toBeNull();
    expect(pairs).toMatchObject([{ a: 0, b: 1, won: 11, tied: 0, lost: 1, n: 12, verdict: 'better' }]);
    expect(pairs[0]!.p).toBeLessThan(0.05);
    expect(best).toEqual([0]);
  });

  it('is that no difference was shown where judgements are even, and too few where they are', () => {
    const even = judgeResults(
      judged(
        2,
        10,
        over(10, (question) => ({ winner: `ans_${question}_${question % 2}` })),
      ),
    );
    expect(even.pairs[0]).toMatchObject({ verdict: 'no difference shown', p: 1 });
    expect(even.best).toEqual([0, 1]);
    const few = judgeResults(
      judged(
        2,
        5,
        over(5, (question) => ({ winner: `ans_${question}_0` })),
      ),
    );
    expect(few.pairs[0]).toMatchObject({ verdict: 'too few', won: 5 });
  });

  it('counts a question once, however many judges it has', () => {
    const votes = ['usr_1', 'usr_2', 'usr_3', 'usr_4', 'usr_5', 'usr_6', 'usr_7'].map((id) => ({
      winner: 'ans_0_0',
      judge: { id, name: id },
    }));
    const { pairs, judges, agreement } = judgeResults(judged(2, 1, votes));
    expect(pairs[0]).toMatchObject({ won: 7, n: 1, verdict: 'too few' });
    expect(judges).toHaveLength(7);
    expect(agreement).toEqual({ share: 1, n: 21 });
  });

  it('reads a vote for the best of three as two wins, and says nothing of the two others', () => {
    const { columns, pairs } = judgeResults(judged(3, 1, [{ winner: 'ans_0_1' }]));
    expect(columns.map(({ won, lost }) => [won, lost])).toEqual([
      [0, 1],
      [2, 0],
      [0, 1],
    ]);
    expect(pairs.find(({ a, b }) => a === 0 && b === 2)).toMatchObject({ n: 0, winRate: null, verdict: 'too few' });
  });

  it('orders three columns that were only ever judged in pairs', () => {
    const votes = over(12, (question) => {
      const [a, b] = [
        [0, 1],
        [1, 2],
        [0, 2],
      ][question % 3]!;
      return { shown: [`ans_${question}_${a}`, `ans_${question}_${b}`], winner: `ans_${question}_${a}` };
    });
    const { columns, pairs } = judgeResults(judged(3, 12, votes));
    const strengths = columns.map(({ strength }) => strength!.value);
    expect(strengths[0]).toBeGreaterThan(strengths[1]!);
    expect(strengths[1]).toBeGreaterThan(strengths[2]!);
    expect(columns.reduce((sum, { strength }) => sum + strength!.share, 0)).toBeCloseTo(1);
    expect(pairs.map(({ won, lost }) => [won, lost])).toEqual([
      [4, 0],
      [4, 0],
      [4, 0],
    ]);
  });

  it('keeps “neither” out of the rates, a tie as half, and each judge apart', () => {
    const bo = { id: 'usr_2', name: 'Bo' };
    const { ties, neither, columns, judges, agreement } = judgeResults(
      judged(2, 3, [
        { winner: 'tie' },
        { winner: 'none', inputIndex: 1 },
        { winner: 'ans_2_1', inputIndex: 2 },
        { winner: 'ans_0_0', judge: bo },
      ]),
    );
    expect([ties, neither]).toEqual([1, 1]);
    expect(columns[0]).toMatchObject({ won: 1, tied: 1, lost: 1, questions: 2 });
    expect(columns[0]!.winRate!.value).toBeCloseTo((0.75 + 0) / 2);
    expect(judges).toEqual([
      { id: 'usr_1', name: 'Ana', votes: 3, ties: 1, neither: 1, winRates: [0.25, 0.75] },
      { id: 'usr_2', name: 'Bo', votes: 1, ties: 0, neither: 0, winRates: [1, 0] },
    ]);
    expect(agreement).toEqual({ share: 0, n: 1 });
  });
});
