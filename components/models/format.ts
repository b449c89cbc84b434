const dollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
});
const tokens = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

/** `$0.15`; an unknown price is said to be unknown. */
export function usd(value: number | null | undefined): string {
  return value === null || value === undefined ? 'unknown' : dollars.format(value);
}

/** `128K`; a dash where it isn't known. */
export function tokenCount(value: number | null): string {
  return value === null ? '–' : tokens.format(value);
}
