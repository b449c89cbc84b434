import type { HealthPoint } from '../schema';

/** A setting is recommended from this share of the exact neighbours on. */
const GOOD_RECALL = 0.95;

/** What one setting did for one question: the share of its exact neighbours that it found, in how many milliseconds. */
export interface Trial {
  value: number;
  recall: number;
  milliseconds: number;
}

/** Means of recall, percentiles of latency (nearest rank), and the first value whose recall is good; else the best there is. */
export function summariseSweep(trials: readonly Trial[]): { points: HealthPoint[]; recommended: number | null } {
  const values = [...new Set(trials.map(({ value }) => value))].sort((a, b) => a - b);
  const points = values.map((value): HealthPoint => {
    const own = trials.filter((trial) => trial.value === value);
    const times = own.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const at = (share: number) => times[Math.max(0, Math.ceil(share * times.length) - 1)]!;
    const recall = own.reduce((sum, trial) => sum + trial.recall, 0) / own.length;
    return { value, recall, latencyMs: { p50: at(0.5), p95: at(0.95) } };
  });
  const most = Math.max(...points.map(({ recall }) => recall));
  const wanted = Math.min(GOOD_RECALL, most);
  return { points, recommended: points.find(({ recall }) => recall >= wanted)?.value ?? null };
}
