import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diversify } from './diversify';

const passage = (relevance: number, ...vector: number[]) => ({ relevance, vector: Float32Array.from(vector) });
const order = (chosen: { index: number }[]) => chosen.map(({ index }) => index);

describe('maximal marginal relevance', () => {
  const twins = [passage(1, 1, 0), passage(0.9, 1, 0), passage(0.5, 0, 1), passage(0, 0, 1)];

  it('puts something new before a repetition that is more relevant', async () => {
    expect(order(await diversify(twins, 0.5, 4))).toEqual([0, 2, 1, 3]);
  });

  it('keeps the order of relevance with λ 1', async () => {
    expect(order(await diversify(twins, 1, 4))).toEqual([0, 1, 2, 3]);
  });

  it('gives the scores of the formula, as worked by hand', async () => {
    const scores = (await diversify(twins, 0.5, 3)).map(({ score }) => score);
    expect(scores).toEqual([0.5, 0.5 * 0.5 - 0, 0.5 * 0.9 - 0.5].map((score) => expect.closeTo(score, 9)));
  });

  it('chooses each passage once, with scores that never rise, whatever the vectors', async () => {
    const passages = fc.array(
      fc.record({
        relevance: fc.double({ min: -5, max: 5, noNaN: true }),
        vector: fc
          .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
          .map((values) => Float32Array.from(values)),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(passages, fc.double({ min: 0, max: 1, noNaN: true }), async (given, lambda) => {
        const sorted = [...given].sort((a, b) => b.relevance - a.relevance);
        const chosen = await diversify(sorted, lambda, sorted.length);
        expect(order(chosen).sort((a, b) => a - b)).toEqual([...sorted.keys()]);
        // The first has nothing before it to be compared with; a negative cosine can only help the second.
        for (let i = 2; i < chosen.length; i += 1) {
          expect(chosen[i]!.score).toBeLessThanOrEqual(chosen[i - 1]!.score + 1e-9);
        }
      }),
    );
  });
});
