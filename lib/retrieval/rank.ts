import { fuse, inOrder, rounded, type Place, type Ranked } from './fuse';
import type { FusionSettings, Retrieval } from './schema';
import type { Found } from './store';

interface StageRank {
  rank: number;
  score: number;
}

/** A chunk with its place and score at every stage that it went through. */
export interface RankedChunk extends Found {
  dense?: StageRank;
  lexical?: StageRank;
  fusion?: StageRank;
}

export type RankingSettings = Omit<Retrieval, 'indexId'>;

/** How many hits each leg is asked for: all that may be returned, and for a fusion enough to choose from. */
export function candidatesOf(settings: RankingSettings): number {
  return settings.mode === 'hybrid' ? Math.max(settings.candidates ?? 100, settings.topK) : settings.topK;
}

/**
 * The final order of what the legs found, best first; not yet cut to `topK`.
 *
 * @param dense what the dense leg found, empty where it was not asked; may hold more than `candidates` where scores are equal
 */
export function rank(
  settings: RankingSettings & { fusion: FusionSettings },
  dense: readonly Found[],
  lexical: readonly Found[],
): RankedChunk[] {
  const found = new Map([...dense, ...lexical].map((item) => [item.id, item]));
  const placeOf = (id: number): Place => found.get(id) ?? { documentName: '', start: 0 };
  const limit = candidatesOf(settings);
  const legs = { dense: cut(dense, limit, placeOf), lexical: cut(lexical, limit, placeOf) };
  const detailed = (item: Ranked) => ({ ...found.get(item.id)!, score: item.score });
  if (settings.mode !== 'hybrid') {
    const mode = settings.mode;
    return legs[mode].map((item, i) => ({ ...detailed(item), [mode]: { rank: i + 1, score: item.score } }));
  }
  const fused = fuse(legs.dense, legs.lexical, settings.fusion, placeOf);
  return fused.map((item, i) => ({
    ...detailed(item),
    ...(item.dense ? { dense: item.dense } : {}),
    ...(item.lexical ? { lexical: item.lexical } : {}),
    fusion: { rank: i + 1, score: item.score },
  }));
}

function cut(found: readonly Found[], limit: number, placeOf: (id: number) => Place): Ranked[] {
  const scored = found.map(({ id, score }) => ({ id, score: rounded(score) }));
  return inOrder(scored, placeOf).slice(0, limit);
}

/** Which of the ranked chunks are returned, and what became of the others. */
export interface Selection {
  kept: RankedChunk[];
  /** Why a ranked chunk was left out. */
  dropped: Map<number, 'minScore' | 'topK' | 'maxContextTokens'>;
}

/**
 * Cuts the ranking: first by `minScore`, then to `topK`, then to the hits whose contexts together have at most
 * `maxContextTokens` tokens, the best first (a hit that doesn't fit ends the list, so that a worse one never takes its place).
 */
export async function select(
  settings: RankingSettings,
  ranked: readonly RankedChunk[],
  tokensOf: (ids: readonly number[]) => Promise<ReadonlyMap<number, number>>,
): Promise<Selection> {
  const dropped: Selection['dropped'] = new Map();
  const least = settings.minScore ?? -Infinity;
  const good = ranked.filter((chunk) => keep(chunk.score >= least, chunk, 'minScore'));
  const top = good.filter((chunk, i) => keep(i < settings.topK, chunk, 'topK'));
  if (settings.maxContextTokens === undefined) return { kept: top, dropped };
  const tokens = await tokensOf(top.map((chunk) => chunk.id));
  let sum = 0;
  const kept = top.filter((chunk) => {
    sum += tokens.get(chunk.id) ?? 0;
    return keep(sum <= settings.maxContextTokens!, chunk, 'maxContextTokens');
  });
  return { kept, dropped };

  function keep(condition: boolean, chunk: RankedChunk, reason: 'minScore' | 'topK' | 'maxContextTokens'): boolean {
    if (!condition) dropped.set(chunk.id, reason);
    return condition;
  }
}
