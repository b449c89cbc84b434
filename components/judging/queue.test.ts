import { describe, expect, it } from 'vitest';
import type { Answer } from '@/lib/answers/schema';
import { pairsToJudge, voteOn } from './queue';

const answer = (inputIndex: number, variantIndex: number, over: Partial<Answer> = {}): Answer => ({
  ...{ id: `ans_${inputIndex}_${variantIndex}_${over.repeat ?? 0}`, inputIndex, variantIndex, repeat: 0 },
  ...{ status: 'done' as const, text: 'Yes.', citations: [], hits: [], messages: [], usage: null, costUsd: null },
  timings: { queuedMs: null, retrievalMs: null, firstTokenMs: null, totalMs: null },
  ...{ finishReason: null, model: 'fake/model', attempts: [], error: null },
  ...over,
});
const comparison = (questions: number, columns: number) => ({
  inputs: Array.from({ length: questions }, () => ({ question: 'Why?' })),
  answers: Array.from({ length: questions * columns }, (_, at) => answer(Math.floor(at / columns), at % columns)),
});

describe('What a judge goes through', () => {
  it('is every pair of columns on every question, each question once before any comes again', () => {
    const pairs = pairsToJudge(comparison(5, 4), 'usr_1');
    expect(pairs).toHaveLength(30);
    expect(new Set(pairs.map(({ shown }) => shown.join(' '))).size).toBe(30);
    expect(new Set(pairs.slice(0, 5).map(({ inputIndex }) => inputIndex)).size).toBe(5);
  });

  it('is the same at every reload and another for another judge, with sides by lot', () => {
    const many = comparison(40, 2);
    const pairs = pairsToJudge(many, 'usr_1');
    expect(pairsToJudge(many, 'usr_1')).toEqual(pairs);
    expect(pairsToJudge(many, 'usr_2').map(({ inputIndex }) => inputIndex)).not.toEqual(
      pairs.map(({ inputIndex }) => inputIndex),
    );
    const left = pairs.filter(({ left }) => left.variantIndex === 0).length;
    expect(left).toBeGreaterThan(8);
    expect(left).toBeLessThan(32);
  });

  it('leaves out what has no text, and takes the first of several repeats', () => {
    const { inputs } = comparison(1, 1);
    const answers = [
      answer(0, 0, { repeat: 1 }),
      answer(0, 0),
      answer(0, 1),
      answer(0, 2, { status: 'failed', text: '' }),
      answer(0, 3, { status: 'running' }),
    ];
    expect(pairsToJudge({ inputs, answers }, 'usr_1').map(({ shown }) => shown)).toEqual([['ans_0_0_0', 'ans_0_1_0']]);
  });

  it('finds the judge’s own vote on a pair, not another’s', () => {
    const [pair] = pairsToJudge(comparison(1, 2), 'usr_1');
    const mine = { shown: pair!.shown, judge: { id: 'usr_1' } };
    const votes = [{ shown: pair!.shown, judge: { id: 'usr_2' } }, { shown: [], judge: { id: 'usr_1' } }, mine];
    expect(voteOn(votes, pair!, 'usr_1')).toBe(mine);
  });
});
