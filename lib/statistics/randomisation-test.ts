import { seededRandom } from './random';
import { SEED } from './resample';

/** Up to so many differences all 2^n signs are tried, which is exact. */
const MOST_EXACT = 16;
const RANDOMISATIONS = 9_999;

export interface TestResult {
  /** Two-sided. */
  p: number;
  test: 'paired randomisation, exact' | 'paired randomisation';
}

/**
 * Whether paired differences centre on zero: the share of all ways to give them signs whose sum is at least as far from zero as
 * the one observed (two-sided). Differences of zero change nothing and are left out; up to 16 others all signs are tried, beyond
 * that 9,999 at random, and p = (b + 1) / (m + 1) so that it is never 0. Source: Fisher (1935), "The Design of Experiments",
 * section 21; the added 1: Phipson and Smyth (2010). For rankings: Smucker, Allan and Carterette (2007), CIKM.
 */
export function randomisationTest(differences: readonly number[], seed = SEED): TestResult {
  const sizes = differences.filter((value) => value !== 0).map(Math.abs);
  const observed = Math.abs(differences.reduce((sum, value) => sum + value, 0));
  // Sums of the same numbers in another order differ by rounding.
  const least = observed - 1e-9 * Math.max(1, observed);
  if (sizes.length <= MOST_EXACT) return { p: exact(sizes, least), test: 'paired randomisation, exact' };
  return { p: sampled(sizes, least, seed), test: 'paired randomisation' };
}

/** Walks all signs in Gray code, so that each differs from the last in one place. */
function exact(sizes: readonly number[], least: number): number {
  const all = 2 ** sizes.length;
  const signs = sizes.map(() => 1);
  let sum = sizes.reduce((total, size) => total + size, 0);
  let extreme = Math.abs(sum) >= least ? 1 : 0;
  for (let i = 1; i < all; i++) {
    const flipped = 31 - Math.clz32(i & -i);
    const sign = -(signs[flipped] ?? 1);
    signs[flipped] = sign;
    sum += 2 * sign * (sizes[flipped] ?? 0);
    if (Math.abs(sum) >= least) extreme++;
  }
  return extreme / all;
}

function sampled(sizes: readonly number[], least: number, seed: number): number {
  const random = seededRandom(seed);
  const values = Float64Array.from(sizes);
  const total = values.reduce((sum, value) => sum + value, 0);
  let extreme = 0;
  for (let r = 0; r < RANDOMISATIONS; r++) {
    let negative = 0;
    let bits = 0;
    for (let i = 0; i < values.length; i++) {
      if (i % 32 === 0) bits = random() * 4_294_967_296;
      if (bits & 1) negative += values[i] as number;
      bits >>>= 1;
    }
    if (Math.abs(total - 2 * negative) >= least) extreme++;
  }
  return (extreme + 1) / (RANDOMISATIONS + 1);
}
