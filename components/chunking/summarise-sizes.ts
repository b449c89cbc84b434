export interface SizeSummary {
  count: number;
  total: number;
  least: number;
  median: number;
  most: number;
  /** Bars of equal width from 0 to `most`. */
  bars: { from: number; to: number; count: number }[];
}

const BARS = 12;

/** Numbers and a histogram of chunk sizes; `null` where there are none. */
export function summariseSizes(sizes: readonly number[]): SizeSummary | null {
  const sorted = [...sizes].sort((a, b) => a - b);
  const most = sorted.at(-1);
  if (most === undefined) return null;
  const width = Math.max(1, Math.ceil((most + 1) / BARS));
  const bars = Array.from({ length: Math.ceil((most + 1) / width) }, (_, index) => ({
    from: index * width,
    to: Math.min(most, (index + 1) * width - 1),
    count: 0,
  }));
  for (const size of sorted) bars[Math.floor(size / width)]!.count += 1;
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
  return {
    count: sorted.length,
    total: sorted.reduce((sum, size) => sum + size, 0),
    least: sorted[0]!,
    median,
    most,
    bars,
  };
}
