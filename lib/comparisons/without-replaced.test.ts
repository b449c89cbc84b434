import { describe, expect, it } from 'vitest';
import { blankAnswer } from './blank-answer';
import type { Comparison } from './schema';
import { presentAnswers } from './present-answers';
import { withoutReplaced } from './without-replaced';

const ran = { prompt: { messages: [] }, retrieval: null, promptVersion: null, promptHash: null };
const comparison: Comparison = {
  id: 'cmp_1',
  name: 'Why?',
  status: 'done',
  inputs: [{ question: 'Old?', replaced: true }, { question: 'New?' }],
  variants: [
    { ...ran, model: 'a/a' },
    { ...ran, model: 'b/old', replaced: true },
    { ...ran, model: 'b/new' },
  ],
  repeats: 1,
  maxCostUsd: null,
  answers: [0, 1, 2].flatMap((variantIndex) =>
    [0, 1].map((inputIndex) =>
      blankAnswer({ id: `ans_${variantIndex}${inputIndex}`, variantIndex, inputIndex, repeat: 0 }, 'm/m', 'done'),
    ),
  ),
  votes: [
    {
      id: 'v1',
      inputIndex: 1,
      winner: 'ans_21',
      shown: [],
      judge: null,
      comment: null,
      createdAt: '2026-01-01T00:00:00.000Z',
    },
    {
      id: 'v2',
      inputIndex: 1,
      winner: 'ans_11',
      shown: [],
      judge: null,
      comment: null,
      createdAt: '2026-01-01T00:00:00.000Z',
    },
    {
      id: 'v3',
      inputIndex: 0,
      winner: 'tie',
      shown: [],
      judge: null,
      comment: null,
      createdAt: '2026-01-01T00:00:00.000Z',
    },
  ],
  progress: { done: 6, total: 6 },
  createdAt: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
  lastEventId: 1,
};

describe('a comparison without what was replaced', () => {
  it('has the present columns and rows, with their answers and votes in the new places', () => {
    const now = withoutReplaced(comparison);
    expect(now.variants.map(({ model }) => model)).toEqual(['a/a', 'b/new']);
    expect(now.inputs).toEqual([{ question: 'New?' }]);
    expect(now.answers.map(({ id, variantIndex, inputIndex }) => [id, variantIndex, inputIndex])).toEqual([
      ['ans_01', 0, 0],
      ['ans_21', 1, 0],
    ]);
    expect(now.votes.map(({ id, inputIndex }) => [id, inputIndex])).toEqual([['v1', 0]]);
    expect(now.progress).toEqual({ done: 2, total: 2 });
  });

  it('is the same where nothing was', () => {
    const whole = { ...comparison, inputs: [{ question: 'New?' }], variants: comparison.variants.slice(0, 1) };
    expect(withoutReplaced(whole)).toBe(whole);
  });
});

it('The answers of what was replaced can be left out with every other one in its place', () => {
  const { answers, inputs } = presentAnswers(comparison);
  expect(answers.map(({ id }) => id)).toEqual(['ans_01', 'ans_21']);
  expect(inputs).toHaveLength(2);
});
