import { buildStatisticsSchema, indexErrorSchema, indexSchema, indexWarningSchema, type Index } from './schema';
import type { IndexRow } from './store';

/** A row as the world sees it. `stale` is not kept but found by comparing with the collection. */
export function toIndex(row: IndexRow, stale: boolean): Index {
  const status = row.status === 'ready' && stale ? 'stale' : row.status;
  return {
    id: row.id,
    name: row.name,
    collectionId: row.collectionId,
    collectionName: row.collection.name,
    chunking: indexSchema.shape.chunking.parse(row.chunking),
    embedding: indexSchema.shape.embedding.parse(row.embedding),
    search: indexSchema.shape.search.parse(row.search),
    status: indexSchema.shape.status.parse(status),
    searchable: row.activeBuild !== null,
    progress: { done: row.progressDone, total: row.progressTotal },
    error: indexErrorSchema.nullable().parse(row.error),
    warnings: indexWarningSchema.array().parse(row.warnings),
    chunks: row.chunks,
    documents: row.documents,
    tokens: row.tokens,
    costUsd: row.costUsd,
    buildMs: row.buildMs,
    storage: storageOf(row),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function chunkingOf(stored: unknown): Index['chunking'] {
  return indexSchema.shape.chunking.parse(stored);
}

function storageOf(row: IndexRow): Index['storage'] {
  const build = row.builds.find(({ id }) => id === row.activeBuild);
  if (!build) return null;
  const { storage, lists } = buildStatisticsSchema.parse(build.statistics);
  return storage && { ...storage, lists };
}
