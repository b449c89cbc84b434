import type { Interval } from './interval';
import { mean } from './mean';
import { normalCdf, normalQuantile } from './normal';
import { quantile } from './quantile';
import { drawResamples, RESAMPLES, resampledMeans, SEED } from './resample';

export interface MeanWithInterval {
  mean: number;
  /** Null where there are fewer than two values. */
  interval: Interval | null;
  n: number;
}

/**
 * A mean with its bias-corrected and accelerated (BCa) bootstrap interval: the bootstrap's quantiles at
 * α = Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z))), with z₀ from the share of resampled means below the mean (half of the ties) and the
 * acceleration a = Σ(x̄ − xᵢ)³… from the jackknife. Source: Efron (1987), "Better bootstrap confidence intervals", JASA 82(397);
 * Efron and Tibshirani (1993), "An Introduction to the Bootstrap", section 14.3. The same seed gives the same interval.
 *
 * @param level 0.95 unless told
 */
export function meanWithInterval(
  values: readonly number[],
  { level = 0.95, resamples = RESAMPLES, seed = SEED }: { level?: number; resamples?: number; seed?: number } = {},
): MeanWithInterval {
  const n = values.length;
  if (n < 2) return { mean: mean(values), interval: null, n };
  const means = resampledMeans(values, drawResamples(n, resamples, seed));
  return { mean: mean(values), interval: bcaInterval(values, means, level), n };
}

/**
 * The BCa interval of a mean from resampled means that are there already.
 *
 * @param means of resamples of the same values, in any order
 */
export function bcaInterval(values: ArrayLike<number>, means: Float64Array, level = 0.95): Interval {
  const centre = mean(values);
  const sorted = Float64Array.from(means).sort();
  const tail = (1 - level) / 2;
  const { below, ties } = countBelow(sorted, centre);
  const share = (below + ties / 2) / sorted.length;
  // All resamples alike (every value is the same), or all on one side: nothing to correct by.
  const bias = share <= 0 || share >= 1 ? 0 : normalQuantile(share);
  const acceleration = jackknifeAcceleration(values, centre);
  const at = (p: number) => {
    const z = bias + normalQuantile(p);
    return quantile(sorted, normalCdf(bias + z / (1 - acceleration * z)));
  };
  return { low: at(tail), high: at(1 - tail), level };
}

/** Means of resamples that are equal but for rounding count as ties. */
function countBelow(sorted: Float64Array, centre: number): { below: number; ties: number } {
  const slack = 1e-12 * Math.max(1, Math.abs(centre));
  let below = 0;
  let ties = 0;
  for (const value of sorted) {
    if (value < centre - slack) below++;
    else if (value <= centre + slack) ties++;
    else break;
  }
  return { below, ties };
}

/** Efron and Tibshirani (1993), equation 14.15; leaving out one value moves a mean by (x̄ − xᵢ) / (n − 1). */
function jackknifeAcceleration(values: ArrayLike<number>, centre: number): number {
  const differences = Array.from(values, (value) => value - centre);
  // In units of the largest, so that cubes of small numbers don't vanish.
  const unit = differences.reduce((most, difference) => Math.max(most, Math.abs(difference)), 0);
  if (unit === 0) return 0;
  let squares = 0;
  let cubes = 0;
  for (const difference of differences) {
    squares += (difference / unit) ** 2;
    cubes += (difference / unit) ** 3;
  }
  return cubes / (6 * squares ** 1.5);
}
