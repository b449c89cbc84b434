import { fuse, inOrder, rounded, type Place, type Ranked } from './fuse';
import type { FusionSettings, Retrieval } from './schema';
import type { Found } from './store';

export interface StageRank {
  rank: number;
  score: number;
}

/** A chunk with its place and score at every stage that it went through. */
export interface RankedChunk extends Found {
  dense?: StageRank;
  lexical?: StageRank;
  fusion?: StageRank;
  rerank?: StageRank;
  mmr?: StageRank;
}

export type RankingSettings = Omit<Retrieval, 'indexId'>;

/** How many hits each leg is asked for: all that may be returned, and enough for later stages to choose from. */
export function candidatesOf({ mode, topK, candidates = 100, mmr, rerank }: RankingSettings): number {
  return Math.max(topK, rerank?.topN ?? 0, mode === 'hybrid' || mmr ? candidates : 0);
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
