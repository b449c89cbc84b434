import { seededRandom } from './random';

/** How many resamples an interval rests on unless told: Efron and Tibshirani (1993), chapter 14, ask for at least 1,000. */
export const RESAMPLES = 2_000;
export const SEED = 20_240_601;

/**
 * Draws bootstrap resamples of `n` cases once, to be used for every measure of the same cases: what is drawn together can be
 * compared pair by pair. Row `r` holds how often each case was drawn, at `[r * n, (r + 1) * n)`.
 *
 * @throws RangeError where a case could be drawn more often than fits
 */
export function drawResamples(n: number, resamples = RESAMPLES, seed = SEED): Resamples {
  if (n > 65_535) throw new RangeError('at most 65,535 cases can be resampled');
  const counts = new Uint16Array(n * resamples);
  const random = seededRandom(seed);
  for (let r = 0; r < resamples; r++) {
    for (let i = 0; i < n; i++) {
      const drawn = r * n + Math.floor(random() * n);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
  }
  return { n, resamples, counts };
}

export interface Resamples {
  n: number;
  resamples: number;
  counts: Uint16Array;
}

/** The mean of each resample, in the order drawn. */
export function resampledMeans(values: ArrayLike<number>, { n, resamples, counts }: Resamples): Float64Array {
  if (values.length !== n) throw new RangeError(`resamples of ${n} cases don't fit ${values.length} values`);
  const means = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    let sum = 0;
    const from = r * n;
    for (let i = 0; i < n; i++) sum += (values[i] as number) * (counts[from + i] as number);
    means[r] = sum / n;
  }
  return means;
}
