import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScores } from './parse-scores';

const NUMBERS = new Set([1, 2, 3]);
const read = (answer: string) => Object.fromEntries(parseScores(answer, NUMBERS));

describe('reading what a chat model said of passages', () => {
  it.each([
    ['{"scores":[{"passage":1,"score":2},{"passage":2,"score":9.5},{"passage":3,"score":0}]}'],
    ['```json\n[{"id": "1", "score": "2"}, {"id": "[2]", "relevance": 9.5}, {"id": 3, "score": 0}]\n```'],
    ['Sure! Here you are: {"1": 2, "2": 9.5, "3": 0} I hope that helps.'],
    ['[1]: 2\n[2]: 9.5/10\n**[3]**: 0'],
    ['Passage 1 - 2\nPassage 2 - 9.5\nPassage 3 - 0'],
  ])('takes %s', (answer) => {
    expect(read(answer)).toEqual({ 1: 2, 2: 9.5, 3: 0 });
  });

  it('takes an order', () => {
    const scores = read('[2] > [3] > [1]');
    expect(scores[2]).toBeGreaterThan(scores[3]!);
    expect(scores[3]).toBeGreaterThan(scores[1]!);
  });

  it('leaves out numbers that were not asked about and scores out of range', () => {
    expect(read('[{"passage":9,"score":5},{"passage":1,"score":11},{"passage":2,"score":5}]')).toEqual({ 2: 5 });
  });

  it('gives nothing for a text that says nothing, and never throws', () => {
    expect(read('I can’t help with that.')).toEqual({});
    expect(read('{"scores": [')).toEqual({});
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (answer) => {
        for (const [number, score] of parseScores(answer, NUMBERS)) {
          expect(NUMBERS.has(number)).toBe(true);
          expect(score >= 0 && score <= 10).toBe(true);
        }
      }),
    );
  });
});
