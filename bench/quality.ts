import type { Question } from './sets/question-set';

/** Of the first ten: the share of what is relevant that was found (of ten at most), nDCG with binary gains, reciprocal rank. */
export interface Quality {
  'recall@10': number;
  'nDCG@10': number;
  'MRR@10': number;
}

const DEPTH = 10;

/** @param found the places of the texts, best first */
export function qualityOf(found: readonly number[], { relevant }: Question): Quality {
  const ranks = found.slice(0, DEPTH).flatMap((text, i) => (relevant.has(text) ? [i + 1] : []));
  const most = Math.min(DEPTH, relevant.size);
  const gain = (rank: number) => 1 / Math.log2(rank + 1);
  const ideal = Array.from({ length: most }, (_, i) => gain(i + 1)).reduce((sum, value) => sum + value, 0);
  return {
    'recall@10': ranks.length / most,
    'nDCG@10': ranks.reduce((sum, rank) => sum + gain(rank), 0) / ideal,
    'MRR@10': ranks.length > 0 ? 1 / ranks[0]! : 0,
  };
}

/** The mean over questions, to four decimals. */
export function meanQuality(all: readonly Quality[]): Quality {
  const mean = (pick: (quality: Quality) => number) =>
    Number((all.reduce((sum, quality) => sum + pick(quality), 0) / all.length).toFixed(4));
  return {
    'recall@10': mean((quality) => quality['recall@10']),
    'nDCG@10': mean((quality) => quality['nDCG@10']),
    'MRR@10': mean((quality) => quality['MRR@10']),
  };
}
