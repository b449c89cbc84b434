import type { Dropped } from './narrow';
import type { RankingSettings } from './rank';
import type { LeftOutReason } from './schema';

const DETAILS: Record<LeftOutReason, (settings: RankingSettings, dropped: Dropped) => string> = {
  rerank: ({ rerank, topK }, { at, chunk }) =>
    chunk.rerank
      ? `Reranked to ${at}: the reranker hands on its best ${rerank?.topN}. Raise topN.`
      : `Rank ${at} before reranking: the reranker reads the best ${Math.max(rerank?.topN ?? 0, topK)}. Raise topN.`,
  minScore: ({ minScore }, { at, chunk }) =>
    `Rank ${at}, but its score of ${chunk.score.toFixed(3)} is under minScore ${minScore}.`,
  mmr: (_, { at }) => `MMR put it at rank ${at}: it repeats passages before it. Raise lambda or topK.`,
  topK: ({ topK }, { at }) => `Rank ${at}: after the best ${topK}. Raise topK.`,
  maxContextTokens: ({ maxContextTokens }, { at }) =>
    `Rank ${at}, but with it the passages would have more than the ${maxContextTokens} tokens allowed.`,
};

/** Why a ranked chunk is not among the hits, in words. */
export function explainLoss(settings: RankingSettings, dropped: Dropped): string {
  return DETAILS[dropped.reason](settings, dropped);
}
