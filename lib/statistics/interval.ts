/** Where a mean lies with a confidence of `level` (0.95 is 95 %). */
export interface Interval {
  low: number;
  high: number;
  level: number;
}
