import { describe, expect, it } from 'vitest';
import { summariseSweep } from './summarise-sweep';

const trials = (value: number, recalls: number[]) =>
  recalls.map((recall, i) => ({ value, recall, milliseconds: (i + 1) * value }));

describe('a sweep over a search setting', () => {
  it('recommends the first value that finds enough', () => {
    const { points, recommended } = summariseSweep([
      ...trials(80, [1, 1, 1]),
      ...trials(20, [0.5, 0.9, 1]),
      ...trials(40, [0.9, 1, 1]),
    ]);
    expect(points.map(({ value }) => value)).toEqual([20, 40, 80]);
    expect(points[1]).toEqual({ value: 40, recall: expect.closeTo(2.9 / 3, 9), latencyMs: { p50: 80, p95: 120 } });
    expect(recommended).toBe(40);
  });

  it('recommends the best there is where none finds enough, and nothing without a trial', () => {
    expect(summariseSweep([...trials(1, [0.2]), ...trials(2, [0.6]), ...trials(4, [0.6])]).recommended).toBe(2);
    expect(summariseSweep([])).toEqual({ points: [], recommended: null });
  });
});
