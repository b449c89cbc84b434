import { diversify } from './diversify';
import { rounded } from './fuse';
import { candidatesOf, type RankedChunk, type RankingSettings } from './rank';
import type { LeftOutReason } from './schema';

/** What the stages after the ranking read, each only where its stage is asked for. */
export interface NarrowingSources {
  /** How well each chunk answers the question, in their order; higher is better. */
  rerank(chunks: readonly RankedChunk[]): Promise<readonly number[]>;
  vectorsOf(chunks: readonly RankedChunk[]): Promise<readonly Float32Array[]>;
}

/** Which of the ranked chunks are left, and what became of the others. */
export interface Narrowed {
  kept: RankedChunk[];
  dropped: Map<number, Dropped>;
}

/** Why a chunk was left out, and its rank (from 1) in the list that it was left out of. */
export interface Dropped {
  chunk: RankedChunk;
  reason: LeftOutReason;
  at: number;
}

/**
 * Takes the ranking through the stages after it: the reranker, which reads the best `topN` (no fewer than `topK`) and hands
 * on `topN`; then `minScore`; then MMR, which orders what is left; then `topK`.
 *
 * @param wholeOrder has MMR order everything, so that ranks beyond the cut can be shown
 */
export async function narrow(
  settings: RankingSettings,
  ranked: readonly RankedChunk[],
  sources: NarrowingSources,
  wholeOrder: boolean,
): Promise<Narrowed> {
  const dropped: Narrowed['dropped'] = new Map();
  const leave = (list: readonly RankedChunk[], fails: (chunk: RankedChunk, at: number) => LeftOutReason | null) =>
    list.filter((chunk, index) => {
      const reason = fails(chunk, index + 1);
      if (reason) dropped.set(chunk.id, { chunk, reason, at: index + 1 });
      return reason === null;
    });
  const { topK, minScore = -Infinity } = settings;
  const topN = settings.rerank?.topN ?? Infinity;
  const reranked = leave(await rerank(settings, ranked, sources), (_, at) => (at > topN ? 'rerank' : null));
  const good = leave(reranked, (chunk) => (chunk.score < minScore ? 'minScore' : null));
  const ordered = settings.mmr ? await diverse(settings, good, sources, wholeOrder) : good;
  const relevant = new Set(good.slice(0, topK).map((chunk) => chunk.id));
  // What would have been returned without MMR was lost by MMR.
  const lostBy = (chunk: RankedChunk) => (relevant.has(chunk.id) ? 'mmr' : 'topK');
  return { kept: leave(ordered, (chunk, at) => (at > topK ? lostBy(chunk) : null)), dropped };
}

/** In the reranker's order; what it didn't read follows as it was. */
async function rerank(
  settings: RankingSettings,
  ranked: readonly RankedChunk[],
  sources: NarrowingSources,
): Promise<RankedChunk[]> {
  if (!settings.rerank) return [...ranked];
  const read = ranked.slice(0, Math.max(settings.rerank.topN, settings.topK));
  const scores = await sources.rerank(read);
  const ordered = read
    .map((chunk, at) => ({ chunk, at, score: rounded(scores[at]!) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ chunk, score }, at): RankedChunk => ({ ...chunk, score, rerank: { rank: at + 1, score } }));
  return [...ordered, ...ranked.slice(read.length)];
}

/** In MMR's order; what is beyond the candidates that it chooses from follows as it was. */
async function diverse(
  settings: RankingSettings,
  chunks: readonly RankedChunk[],
  sources: NarrowingSources,
  wholeOrder: boolean,
): Promise<RankedChunk[]> {
  const pool = chunks.slice(0, candidatesOf(settings));
  const vectors = await sources.vectorsOf(pool);
  const passages = pool.map((chunk, at) => ({ relevance: chunk.score, vector: vectors[at]! }));
  const chosen = await diversify(passages, settings.mmr!.lambda, wholeOrder ? pool.length : settings.topK);
  const ordered = chosen.map(({ index, score }, at): RankedChunk => {
    return { ...pool[index]!, mmr: { rank: at + 1, score: rounded(score) } };
  });
  const taken = new Set(ordered.map((chunk) => chunk.id));
  return [...ordered, ...chunks.filter((chunk) => !taken.has(chunk.id))];
}
