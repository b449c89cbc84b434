/** One question's result as the measures see it. Ranks begin at 1. */
export interface RankedEvidence {
  /** For each passage of the evidence the rank at which it counts as found; null where it never does. */
  found: readonly (number | null)[];
  /** The ranks of the chunks that hold evidence, ascending. */
  relevant: readonly number[];
}

export const METRICS = ['recall', 'precision', 'hitRate', 'mrr', 'ndcg'] as const;
export type Metric = (typeof METRICS)[number];

/** Each measure of one question at a cut-off `k`; averages over questions are plain means. */
export const METRIC_FUNCTIONS: Record<Metric, (evidence: RankedEvidence, k: number) => number> = {
  recall: recallAt,
  precision: precisionAt,
  hitRate: hitAt,
  mrr: reciprocalRankAt,
  ndcg: ndcgAt,
};

const foundAt = ({ found }: RankedEvidence, k: number): number[] =>
  found.filter((rank): rank is number => rank !== null && rank <= k);

/** The share of the passages that are found in the top k. Manning, Raghavan and Schütze (2008), section 8.3. */
export function recallAt(evidence: RankedEvidence, k: number): number {
  return evidence.found.length === 0 ? 0 : foundAt(evidence, k).length / evidence.found.length;
}

/** The share of k places that hold evidence; places that stay empty count as wrong, as in trec_eval's `P_k`. */
export function precisionAt({ relevant }: RankedEvidence, k: number): number {
  return relevant.filter((rank) => rank <= k).length / k;
}

/** 1 where any passage is found in the top k, else 0; its mean is the hit rate (trec_eval's `success_k`). */
export function hitAt(evidence: RankedEvidence, k: number): number {
  return foundAt(evidence, k).length > 0 ? 1 : 0;
}

/** One over the rank at which the first passage is found, 0 beyond k. Voorhees (1999), TREC-8 question answering track. */
export function reciprocalRankAt(evidence: RankedEvidence, k: number): number {
  const ranks = foundAt(evidence, k);
  return ranks.length === 0 ? 0 : 1 / Math.min(...ranks);
}

/**
 * Normalised discounted cumulative gain with a gain of 1 for each passage, at the rank where it is found, and the discount
 * 1 / log₂(1 + rank); divided by what the best order gives, the i-th passage at rank i. Passages that the same chunk brings
 * take places one after the other (the j-th found counts at rank j at best), so that the value stays within 0 and 1 whether a
 * chunking packs many passages into one chunk or not. Source: Järvelin and Kekäläinen (2002), ACM TOIS 20(4).
 */
export function ndcgAt(evidence: RankedEvidence, k: number): number {
  const discount = (rank: number) => (rank <= k ? 1 / Math.log2(1 + rank) : 0);
  const sum = (ranks: readonly number[]) => ranks.reduce((total, rank) => total + discount(rank), 0);
  const ideal = sum(evidence.found.map((_rank, i) => i + 1));
  const ranks = foundAt(evidence, k)
    .sort((a, b) => a - b)
    .map((rank, j) => Math.max(rank, j + 1));
  return ideal === 0 ? 0 : sum(ranks) / ideal;
}
