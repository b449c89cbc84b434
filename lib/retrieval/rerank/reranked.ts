import type { ModelCall } from '../schema';

/** Scores in the order of the passages, higher is better; what they cost. */
export interface Reranked {
  scores: number[];
  usage: ModelCall['usage'];
  costUsd: number | null;
}
