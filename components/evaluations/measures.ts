import { bestGroup } from '@/lib/statistics';
import type { RetrievalEvaluation, RetrievalPair, RetrievalResult } from '@/lib/retrieval-evaluations/schema';

export const METRICS = ['recall', 'ndcg', 'mrr', 'hitRate', 'precision'] as const;
export type Metric = (typeof METRICS)[number];
export const METRIC_NAMES: Record<Metric, string> = {
  recall: 'Recall',
  ndcg: 'nDCG',
  mrr: 'MRR',
  hitRate: 'Hit rate',
  precision: 'Precision',
};

const three = new Intl.NumberFormat('en-US', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
export const formatMeasure = (value: number): string => three.format(value);
export const formatDifference = (value: number): string => `${value > 0 ? '+' : ''}${three.format(value)}`;

export function formatP(p: number): string {
  return p < 0.001 ? '< 0.001' : three.format(p);
}

export function pairsAt(pairs: readonly RetrievalPair[] | null, metric: Metric, k: number): RetrievalPair[] {
  return (pairs ?? []).filter((pair) => pair.metric === metric && pair.k === k);
}

const meanOf = (result: RetrievalResult, metric: Metric, k: number): number | null => {
  const measured = result[metric][String(k)];
  return measured && measured.n > 0 ? measured.mean : null;
};

/** Places of the best retrieval and of those that were not shown to differ from it, the best first. */
export function bestOf(
  { results, pairs }: Pick<RetrievalEvaluation, 'results' | 'pairs'>,
  metric: Metric,
  k: number,
): number[] {
  return bestGroup(
    (results ?? []).map((result) => meanOf(result, metric, k)),
    pairsAt(pairs, metric, k),
  );
}

/** What was shown, in a sentence; what was not shown is not claimed. */
export function verdictSentence(
  evaluation: Pick<RetrievalEvaluation, 'results' | 'pairs'>,
  metric: Metric,
  k: number,
): string {
  const { results } = evaluation;
  const group = bestOf(evaluation, metric, k);
  const best = results?.[group[0] ?? -1];
  const measured = best?.[metric][String(k)];
  if (!results || !best || !measured) return 'Nothing was measured yet.';
  const what = `${METRIC_NAMES[metric]}@${k}`;
  const questions = `${measured.n} ${measured.n === 1 ? 'question' : 'questions'}`;
  const { interval } = measured;
  const range = interval
    ? ` (95 %: ${formatMeasure(interval.low)} to ${formatMeasure(interval.high)}, ${questions})`
    : ` (${questions})`;
  const value = `${what} of ${formatMeasure(measured.mean)}${range}`;
  if (results.length === 1) return `“${best.name}” has a ${value}.`;
  if (pairsAt(evaluation.pairs, metric, k).some(({ verdict }) => verdict === 'too few')) {
    return `“${best.name}” has the highest ${value}, but ${questions} are too few to show a difference.`;
  }
  if (group.length === 1) return `“${best.name}” is better than every other: ${value}.`;
  const others = group.slice(1).map((place) => `“${results[place]?.name ?? ''}”`);
  const listed = others.length > 4 ? `${others.slice(0, 3).join(', ')} and ${others.length - 3} more` : joined(others);
  return `“${best.name}” has the highest ${value}, but no difference to ${listed} was shown.`;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** How far retrievals differ on a question: between the best and the worst rank of a passage, a missed one counting as one after the last. */
export function spread(ranks: readonly (readonly (number | null)[] | null)[], beyond: number): number {
  const answered = ranks.filter((list): list is readonly (number | null)[] => list !== null);
  const passages = Math.max(0, ...answered.map((list) => list.length));
  let most = 0;
  for (let i = 0; i < passages; i++) {
    const places = answered.map((list) => list[i] ?? beyond);
    // The step from rank 1 to 2 matters more than that from 11 to 12.
    const values = places.map((rank) => 1 / rank);
    most = Math.max(most, Math.max(...values) - Math.min(...values));
  }
  return most;
}
