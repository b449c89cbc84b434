import { describe, expect, it } from 'vitest';
import { holmAdjust } from './holm';
import { pairedDifference } from './paired-difference';
import { randomisationTest } from './randomisation-test';
import { verdictOf } from './verdict';

const DARWIN = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

describe('The paired randomisation test', () => {
  it('gives Fisher’s own result for Darwin’s plants', () => {
    // Fisher (1935), section 21: 863 of the 32,768 sums reach 314 on one side, so 1,726 on two.
    expect(randomisationTest(DARWIN)).toEqual({ p: 1726 / 32_768, test: 'paired randomisation, exact' });
  });

  it('samples beyond 16 differences and agrees with SciPy', () => {
    // scipy 1.17.1: stats.permutation_test((x,), np.mean, permutation_type='samples', n_resamples=999999): 0.0226
    const differences = Array.from(
      { length: 40 },
      (_value, i) => Math.round((Math.sin(i * 1.7) + 0.25) * 1_000) / 1_000,
    );
    const { p, test } = randomisationTest(differences);
    expect(test).toBe('paired randomisation');
    expect(Math.abs(p - 0.0226)).toBeLessThan(0.005);
    expect(randomisationTest(differences).p).toBe(p);
  });

  it('leaves differences of zero out, and shows nothing where there is nothing', () => {
    expect(randomisationTest([...DARWIN, 0, 0, 0, 0]).p).toBe(1726 / 32_768);
    expect(randomisationTest([0, 0, 0]).p).toBe(1);
    expect(randomisationTest([]).p).toBe(1);
    expect(randomisationTest([1, 1, 1, 1, 1]).p).toBe(2 / 32);
  });
});

describe('A paired difference', () => {
  it('has the mean of the differences, an interval around it, and p', () => {
    const a = [1, 1, 0.5, 1, 0, 1, 1, 0.5];
    const b = [0, 1, 0.5, 0, 0, 0.5, 0, 0];
    const { n, difference, interval, p } = pairedDifference(a, b);
    expect({ n, difference }).toEqual({ n: 8, difference: 0.5 });
    expect(interval!.low).toBeGreaterThan(0);
    expect(interval!.high).toBeLessThanOrEqual(1);
    // Five differences, all of one sign: only two of the 32 signings reach their sum.
    expect(p).toBe(2 / 32);
  });

  it('turns its sign with its order, and takes rounding for no difference', () => {
    const a = [0.1 + 0.2, 0.9, 0.4];
    const b = [0.3, 0.1, 0.2];
    expect(pairedDifference(a, b).difference).toBeCloseTo(-pairedDifference(b, a).difference, 12);
    expect(pairedDifference([0.1 + 0.2], [0.3])).toMatchObject({ difference: 0, p: 1, interval: null });
    expect(() => pairedDifference([1], [])).toThrow(RangeError);
  });
});

describe('Holm’s adjustment', () => {
  it('agrees with R', () => {
    // R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm")
    expect(holmAdjust([0.01, 0.02, 0.03, 0.04, 0.05]).map((p) => p.toFixed(2))).toEqual([
      '0.05',
      '0.08',
      '0.09',
      '0.09',
      '0.09',
    ]);
    // By hand: sorted 0.001 × 4, 0.01 × 3, 0.02 × 2, 0.5 × 1.
    const adjusted = holmAdjust([0.5, 0.001, 0.02, 0.01]);
    [0.5, 0.004, 0.04, 0.03].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 12));
    expect(holmAdjust([0.6, 0.7])).toEqual([1, 1]);
    expect(holmAdjust([])).toEqual([]);
  });
});

describe('A verdict', () => {
  it('says better, worse, no difference shown or too few', () => {
    expect(verdictOf({ n: 50, difference: 0.2, pAdjusted: 0.01 })).toBe('better');
    expect(verdictOf({ n: 50, difference: -0.2, pAdjusted: 0.01 })).toBe('worse');
    expect(verdictOf({ n: 50, difference: 0.2, pAdjusted: 0.05 })).toBe('no difference shown');
    expect(verdictOf({ n: 5, difference: 1, pAdjusted: 0.01 })).toBe('too few');
  });
});
