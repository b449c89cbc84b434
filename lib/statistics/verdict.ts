export type Verdict = 'better' | 'worse' | 'no difference shown' | 'too few';

/** With fewer pairs no randomisation test can reach p < 0.05: its smallest two-sided p is 2 / 2^n. */
export const FEWEST_PAIRS = 6;

/**
 * What a paired comparison shows at the 5 % level: `better` or `worse` (the first than the second) where the adjusted p says
 * so, else that no difference was shown, which is not the same as showing that there is none.
 */
export function verdictOf({ n, difference, pAdjusted }: { n: number; difference: number; pAdjusted: number }): Verdict {
  if (n < FEWEST_PAIRS) return 'too few';
  if (pAdjusted >= 0.05) return 'no difference shown';
  return difference > 0 ? 'better' : 'worse';
}
