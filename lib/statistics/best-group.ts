/** What a comparison of two showed; `a` and `b` are their places in the list. */
interface ComparedPair {
  a: number;
  b: number;
  verdict: string;
}

/**
 * The best of several by their means, and those that were not shown to differ from it: together they are what the data leave
 * to choose from.
 *
 * @returns places in the list, the best first; none where there are no means
 */
export function bestGroup(means: readonly (number | null)[], pairs: readonly ComparedPair[]): number[] {
  const order = means
    .map((value, place) => ({ value, place }))
    .filter((item): item is { value: number; place: number } => item.value !== null && !Number.isNaN(item.value))
    .sort((x, y) => y.value - x.value || x.place - y.place);
  const best = order[0];
  if (!best) return [];
  const differs = (place: number) =>
    pairs.some(
      ({ a, b, verdict }) =>
        ((a === best.place && b === place) || (b === best.place && a === place)) &&
        (verdict === 'better' || verdict === 'worse'),
    );
  return order.map(({ place }) => place).filter((place) => place === best.place || !differs(place));
}
