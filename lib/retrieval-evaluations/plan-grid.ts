import { isDeepStrictEqual } from 'node:util';
import { chunkingStrategies } from '@/lib/chunking/schema';
import { ValidationError } from '@/lib/errors';
import type { Index } from '@/lib/indexes/schema';
import { MOST_RETRIEVALS, type PlannedBuild, type RanRetrieval, type RetrievalGrid } from './schema';

export interface GridPlan {
  /** Without an `indexId` where its index is still to be built. */
  retrievals: RanRetrieval[];
  builds: PlannedBuild[];
  /** Indexes that are there already. */
  reused: number;
}

/**
 * Which indexes and retrievals a grid needs. An index with the same settings over the same collection is used as it is.
 *
 * @param existing the indexes of the collection
 * @throws ValidationError where it would be more than twelve retrievals
 */
export function planGrid(grid: RetrievalGrid, existing: readonly Index[]): GridPlan {
  const plan: GridPlan = { retrievals: [], builds: [], reused: 0 };
  const settings = distinct(grid.chunkings).flatMap((chunking) =>
    distinct(grid.embeddings).map((embedding, i) => ({ chunking, embedding, first: i === 0 })),
  );
  const missing = settings.filter((setting) => !matching(grid, setting, existing)).length;
  for (const { chunking, embedding, first } of settings) {
    const modes = [...new Set(grid.modes)].filter((mode) => mode !== 'lexical' || first);
    if (modes.length === 0) continue;
    const name = describe(chunking, grid.embeddings.length > 1 ? embedding : null);
    const index = matching(grid, { chunking, embedding }, existing);
    const places = modes.map((mode) => {
      plan.retrievals.push({ name: `${name}, ${mode}`, indexId: index?.id ?? '', mode, topK: grid.topK });
      return plan.retrievals.length - 1;
    });
    if (index) plan.reused++;
    else {
      const { collectionId, search, maxCostUsd } = grid;
      const share = maxCostUsd === undefined ? {} : { maxCostUsd: maxCostUsd / missing };
      const input = { name, collectionId, chunking, embedding, search, ...share };
      plan.builds.push({ index: input, indexId: null, retrievals: places });
    }
  }
  if (plan.retrievals.length > MOST_RETRIEVALS) {
    const message = `these make ${plan.retrievals.length} retrievals; at most ${MOST_RETRIEVALS} can be compared`;
    throw new ValidationError([{ path: 'chunkings', message }]);
  }
  return plan;
}

function matching(
  { search }: RetrievalGrid,
  { chunking, embedding }: Pick<Index, 'chunking' | 'embedding'>,
  existing: readonly Index[],
): Index | undefined {
  return existing.find(
    (index) =>
      (index.status === 'ready' || index.status === 'building') &&
      isDeepStrictEqual([index.chunking, index.embedding, index.search], [chunking, embedding, search]),
  );
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return values.filter((value, i) => values.findIndex((other) => isDeepStrictEqual(other, value)) === i);
}

function describe(chunking: Index['chunking'], embedding: Index['embedding'] | null): string {
  const label = chunkingStrategies.find(({ id }) => id === chunking.strategy)?.label ?? chunking.strategy;
  const shared = chunking.overlap > 0 ? `, ${chunking.overlap} shared` : '';
  const dimensions = embedding?.dimensions === undefined ? '' : ` at ${embedding.dimensions}`;
  return `${label} ${chunking.size} ${chunking.unit}s${shared}${embedding ? `, ${embedding.model}${dimensions}` : ''}`.slice(
    0,
    180,
  );
}
