import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summariseSizes } from './summarise-sizes';

describe('summariseSizes', () => {
  it('gives the least, the median and the most', () => {
    expect(summariseSizes([5, 1, 3])).toMatchObject({ count: 3, total: 9, least: 1, median: 3, most: 5 });
    expect(summariseSizes([4, 2])).toMatchObject({ median: 3 });
    expect(summariseSizes([])).toBeNull();
  });

  it('puts every size into one bar', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { minLength: 1 }), (sizes) => {
        const { bars } = summariseSizes(sizes)!;
        expect(bars.length).toBeLessThanOrEqual(12);
        for (const { from, to, count } of bars) {
          expect(count).toBe(sizes.filter((size) => size >= from && size <= to).length);
        }
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(sizes.length);
      }),
    );
  });
});
