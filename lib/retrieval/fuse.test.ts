import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFusion, fuse, inOrder, type Ranked } from './fuse';

const placeOf = (id: number) => ({ documentName: `document ${String(id).padStart(4, '0')}`, start: 0 });
const leg = fc
  .uniqueArray(fc.record({ id: fc.nat(30), score: fc.double({ min: 0, max: 20, noNaN: true }) }), {
    selector: (item) => item.id,
    maxLength: 20,
  })
  .map((items) => inOrder(items, placeOf));

describe('fusion', () => {
  it('adds reciprocal ranks', () => {
    const dense: Ranked[] = [
      { id: 1, score: 0.9 },
      { id: 2, score: 0.8 },
    ];
    const lexical: Ranked[] = [
      { id: 2, score: 7 },
      { id: 3, score: 5 },
    ];
    const fused = fuse(dense, lexical, { method: 'rrf' }, placeOf);
    expect(fused.map((item) => item.id)).toEqual([2, 1, 3]);
    expect(fused[0]!.score).toBeCloseTo(1 / 62 + 1 / 61, 9);
    expect(fused[0]).toMatchObject({ dense: { rank: 2, score: 0.8 }, lexical: { rank: 1, score: 7 } });
  });

  it('weighs normalised scores, and what a leg did not find counts nothing there', () => {
    const dense: Ranked[] = [
      { id: 1, score: 0.9 },
      { id: 2, score: 0.7 },
      { id: 4, score: 0.5 },
    ];
    const lexical: Ranked[] = [
      { id: 2, score: 8 },
      { id: 3, score: 4 },
    ];
    const fused = fuse(dense, lexical, { method: 'weighted', weights: { dense: 3, lexical: 1 } }, placeOf);
    const scores = new Map(fused.map(({ id, score }) => [id, score]));
    expect(scores.get(1)).toBeCloseTo(0.75, 9);
    expect(scores.get(2)).toBeCloseTo(0.75 * 0.5 + 0.25, 9);
    expect(scores.get(3)).toBe(0);
  });

  it('gives one leg alone in its own order', () => {
    fc.assert(
      fc.property(leg, fc.constantFrom('rrf', 'weighted'), (items, method) => {
        const order = (fused: Ranked[]) => fused.map((item) => item.id);
        const ranked = items.map((item, i) => ({ id: item.id, score: items.length - i }));
        expect(order(fuse(ranked, [], { method }, placeOf))).toEqual(order(ranked));
        expect(order(fuse([], ranked, { method }, placeOf))).toEqual(order(ranked));
      }),
    );
  });

  it('keeps everything once, in an order that does not depend on how it came', () => {
    fc.assert(
      fc.property(leg, leg, fc.constantFrom('rrf', 'weighted'), (dense, lexical, method) => {
        const fused = fuse(dense, lexical, { method }, placeOf);
        expect(new Set(fused.map((item) => item.id))).toEqual(new Set([...dense, ...lexical].map((item) => item.id)));
        expect(inOrder([...fused].reverse(), placeOf)).toEqual(fused);
        expect(fused.every((item) => Number.isFinite(item.score))).toBe(true);
      }),
    );
  });

  it('trusts words more where a short question asks for a long text', () => {
    const lexical = (questionLength: number, averageLength: number) =>
      defaultFusion('builtin/lexical', questionLength, averageLength).weights?.lexical;
    expect(lexical(10, 120)).toBe(0.85);
    expect(lexical(10, 20)).toBe(0.85);
    expect(lexical(12, 12)).toBe(0.5);
    expect(lexical(10, 16)).toBe(0.675);
    expect(lexical(400, 12)).toBe(0.5);
    expect(lexical(3, 0)).toBe(0.5);
    expect(defaultFusion('openai/text-embedding-3-small', 10, 120).weights).toEqual({ dense: 0.5, lexical: 0.5 });
  });
});
