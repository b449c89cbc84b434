import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignLists } from './align-lists';

describe('alignLists', () => {
  const align = (from: string[], to: string[]) =>
    alignLists(
      from,
      to,
      (a, b) => a === b,
      (a, b) => a[0] === b[0],
    );

  it('pairs what is alike and leaves the rest alone', () => {
    expect(align(['s1', 'u1'], ['s2', 'x', 'u1'])).toEqual([
      { from: 's1', to: 's2' },
      { to: 'x' },
      { from: 'u1', to: 'u1' },
    ]);
  });

  it('keeps every item of both lists, in order', () => {
    const list = fc.array(fc.constantFrom('a1', 'a2', 'b1', 'b2', 'c'));
    fc.assert(
      fc.property(list, list, (from, to) => {
        const pairs = align(from, to);
        expect(pairs.flatMap((pair) => (pair.from === undefined ? [] : [pair.from]))).toEqual(from);
        expect(pairs.flatMap((pair) => (pair.to === undefined ? [] : [pair.to]))).toEqual(to);
      }),
    );
  });
});
