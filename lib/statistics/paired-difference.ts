import { bcaInterval } from './bootstrap-interval';
import type { Interval } from './interval';
import { mean } from './mean';
import { randomisationTest, type TestResult } from './randomisation-test';
import { drawResamples, RESAMPLES, resampledMeans, SEED } from './resample';

export interface PairedDifference extends TestResult {
  /** Pairs of values. */
  n: number;
  /** The mean of a − b. */
  difference: number;
  /** Null where there are fewer than two pairs. */
  interval: Interval | null;
}

/**
 * How much higher `a` is than `b` on the same cases: the mean difference, its BCa bootstrap interval, and p by a paired
 * randomisation test.
 *
 * @throws RangeError where the two don't have the same number of values
 */
export function pairedDifference(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { level = 0.95, resamples = RESAMPLES, seed = SEED }: { level?: number; resamples?: number; seed?: number } = {},
): PairedDifference {
  const n = a.length;
  if (b.length !== n) throw new RangeError(`${n} values can't be paired with ${b.length}`);
  const differences = Array.from({ length: n }, (_value, i) => tidy((a[i] ?? 0) - (b[i] ?? 0)));
  const interval =
    n < 2 ? null : bcaInterval(differences, resampledMeans(differences, drawResamples(n, resamples, seed)), level);
  return { n, difference: n === 0 ? 0 : mean(differences), interval, ...randomisationTest(differences, seed) };
}

/** What differs by rounding only doesn't differ. */
export function tidy(difference: number): number {
  return Math.abs(difference) < 1e-12 ? 0 : difference;
}
