import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { blankAnswer } from './blank-answer';
import { exportComparison } from './export-comparison';
import type { Comparison } from './schema';

const answer = blankAnswer({ id: 'ans_1', variantIndex: 0, inputIndex: 0, repeat: 0 }, 'fake/model', 'done');
const comparison: Comparison = {
  id: 'cmp_1',
  name: 'A *bold* one',
  status: 'done',
  inputs: [{ question: '=cmd|"/C calc"!A0' }],
  variants: [{ prompt: { messages: [] }, model: 'fake/model', retrieval: null, promptVersion: null, promptHash: null }],
  repeats: 1,
  maxCostUsd: null,
  answers: [{ ...answer, text: '![](https://evil.example/?q=1) ```', costUsd: 0.000012, finishReason: 'stop' }],
  votes: [],
  progress: { done: 1, total: 1 },
  createdAt: '2026-11-20T00:00:00.000Z',
  finishedAt: '2026-11-20T00:00:01.000Z',
  lastEventId: 7,
};

describe('exportComparison', () => {
  it('gives a row for each answer, in which formulas are text and numbers are numbers', () => {
    const { text } = exportComparison(comparison, 'csv');
    const [row] = parse(text, { columns: true });
    expect(row).toMatchObject({ question: `'=cmd|"/C calc"!A0`, costUsd: '0.000012', inputTokens: '', status: 'done' });
  });

  it('marks what was estimated', () => {
    const usage = { inputTokens: 10, outputTokens: 20, estimated: true };
    const estimated = { ...comparison, answers: comparison.answers.map((one) => ({ ...one, usage })) };
    const [row] = parse(exportComparison(estimated, 'csv').text, { columns: true });
    expect(row).toMatchObject({ estimated: 'true', costUsd: '0.000012' });
    expect(exportComparison(estimated, 'markdown').text).toContain('~$0.000012');
  });

  it('gives the whole state as JSON', () => {
    expect(JSON.parse(exportComparison(comparison, 'json').text)).toEqual(comparison);
  });

  it('keeps images and links of an answer from coming alive in Markdown', () => {
    const { text } = exportComparison(comparison, 'markdown');
    expect(text).toContain('# A \\*bold\\* one');
    expect(text).toContain('````text\n![](https://evil.example/?q=1) ```\n````');
  });
});
