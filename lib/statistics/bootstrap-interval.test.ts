import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { meanWithInterval } from './bootstrap-interval';
import { normalCdf, normalQuantile } from './normal';
import { quantile } from './quantile';

/** Darwin's plants: heights of cross- minus self-fertilised pairs in eighths of an inch, as Fisher (1935) prints them. */
const DARWIN = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

describe('The BCa bootstrap interval of a mean', () => {
  it('agrees with SciPy on Darwin’s plants and on a skewed sample', () => {
    // scipy 1.17.1: stats.bootstrap((x,), np.mean, method='BCa', n_resamples=400000, random_state=1)
    const darwin = meanWithInterval(DARWIN, { resamples: 50_000 });
    expect(darwin.mean).toBeCloseTo(20.9333, 4);
    expect(Math.abs(darwin.interval!.low - -1.7333)).toBeLessThan(0.4);
    expect(Math.abs(darwin.interval!.high - 36.2667)).toBeLessThan(0.4);
    const skewed = [0.02, 0.1, 0.1, 0.3, 0.4, 0.5, 0.9, 1.2, 2.5, 4, 7.5, 11];
    const { interval } = meanWithInterval(skewed, { resamples: 50_000 });
    expect(Math.abs(interval!.low - 0.9633)).toBeLessThan(0.04);
    expect(Math.abs(interval!.high - 5.1017)).toBeLessThan(0.1);
  });

  it('is the same whenever it is computed, and another with another seed', () => {
    expect(meanWithInterval(DARWIN)).toEqual(meanWithInterval(DARWIN));
    expect(meanWithInterval(DARWIN, { seed: 2 }).interval).not.toEqual(meanWithInterval(DARWIN).interval);
  });

  it('lies between the smallest and the largest value of any sample', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 30 }), (values) => {
        const { interval } = meanWithInterval(values, { resamples: 500 });
        expect(interval!.low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(interval!.high).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        expect(interval!.low).toBeLessThanOrEqual(interval!.high);
      }),
      { numRuns: 50 },
    );
  });

  it('is a point where all values are the same, and absent for a single one', () => {
    expect(meanWithInterval([1, 1, 1]).interval).toEqual({ low: 1, high: 1, level: 0.95 });
    expect(meanWithInterval([0.4])).toEqual({ mean: 0.4, interval: null, n: 1 });
    expect(meanWithInterval([]).n).toBe(0);
  });

  it('covers the true mean about as often as it says', () => {
    let covered = 0;
    for (let trial = 0; trial < 200; trial++) {
      const sample = Array.from(
        { length: 40 },
        (_value, i) => ((trial * 7919 + i * 104_729 + trial * i * 31) % 1_000) / 1_000,
      );
      const { low, high } = meanWithInterval(sample, { resamples: 400, seed: trial }).interval!;
      if (low <= 0.4995 && high >= 0.4995) covered++;
    }
    expect(covered).toBeGreaterThan(170);
  });
});

describe('The pieces it is made of', () => {
  it('give the normal distribution as SciPy has it', () => {
    const cdf: [number, number][] = [
      [-3, 0.0013499],
      [-1.96, 0.0249979],
      [0.5, 0.69146246],
      [2.3, 0.98927589],
    ];
    for (const [z, p] of cdf) expect(normalCdf(z)).toBeCloseTo(p, 6);
    const ppf: [number, number][] = [
      [0.001, -3.09023231],
      [0.025, -1.95996398],
      [0.3, -0.52440051],
      [0.975, 1.95996398],
    ];
    for (const [p, z] of ppf) expect(normalQuantile(p)).toBeCloseTo(z, 5);
    expect(normalQuantile(0)).toBe(-Infinity);
  });

  it('give quantiles as R does by default', () => {
    // R: quantile(c(1, 2, 4, 8, 16), c(.1, .5, .9))
    const values = [1, 2, 4, 8, 16];
    expect(quantile(values, 0.1)).toBeCloseTo(1.4);
    expect(quantile(values, 0.5)).toBe(4);
    expect(quantile(values, 0.9)).toBeCloseTo(12.8);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});
