/**
 * The `p` quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), "Sample quantiles in
 * statistical packages", The American Statistician 50(4), which is the default of R and NumPy.
 *
 * @param sorted ascending, at least one value
 * @param p 0 to 1
 * @throws RangeError for no values
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('a quantile needs at least one value');
  const position = (sorted.length - 1) * Math.min(1, Math.max(0, p));
  const below = Math.floor(position);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (position - below);
}
