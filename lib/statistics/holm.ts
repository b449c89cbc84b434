/**
 * Holm's step-down adjustment of the p values of one family: sorted ascending, the i-th of m is multiplied by m − i + 1, made
 * monotone, and cut at 1. With it the chance of any false difference stays under the level. Source: Holm (1979), "A simple
 * sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6(2). The same as R's `p.adjust(p, "holm")`.
 *
 * @returns the adjusted values in the order given
 */
export function holmAdjust(p: readonly number[]): number[] {
  const order = p.map((_value, i) => i).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
  const adjusted = new Array<number>(p.length).fill(1);
  let largest = 0;
  order.forEach((index, step) => {
    largest = Math.max(largest, Math.min(1, (p[index] ?? 0) * (p.length - step)));
    adjusted[index] = largest;
  });
  return adjusted;
}
