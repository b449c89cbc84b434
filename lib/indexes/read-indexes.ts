import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { IndexNotReadyError } from './index-not-ready-error';
import {
  buildStatisticsSchema,
  embeddingSettingsSchema,
  indexErrorSchema,
  searchStructureSchema,
  type BuildStatistics,
  type EmbeddingSettings,
  type Index,
  type IndexList,
  type SearchStructure,
} from './schema';
import { findActiveBuild, findIndex, findIndexNames, listIndexRows, staleIndexes } from './store';
import { toIndex } from './to-index';

/** @throws NotFoundError also where the index belongs to another workspace or was deleted */
export async function getIndex(access: Pick<Access, 'workspaceId'>, id: string): Promise<Index> {
  const row = await findIndex(access.workspaceId, id);
  if (!row) throw new NotFoundError('Index', id);
  const stale = await staleIndexes(access.workspaceId, [id]);
  return toIndex(row, stale.has(id));
}

/** Newest first. */
export async function listIndexes(
  access: Pick<Access, 'workspaceId'>,
  { limit, cursor, collectionId }: { limit: number; cursor?: string; collectionId?: string },
): Promise<IndexList> {
  const rows = await listIndexRows(access.workspaceId, limit, cursor, collectionId);
  const page = rows.slice(0, limit);
  const stale = await staleIndexes(
    access.workspaceId,
    page.map((row) => row.id),
  );
  const nextCursor = rows.length > limit ? (page.at(-1)?.id ?? null) : null;
  return { items: page.map((row) => toIndex(row, stale.has(row.id))), nextCursor };
}

/** Indexes whose name has these letters, newest first; at most ten. */
export async function findIndexesByName(access: Pick<Access, 'workspaceId'>, part: string) {
  return findIndexNames(access.workspaceId, part, 10);
}

/** What a search has to know of an index. */
export interface SearchableIndex {
  workspaceId: string;
  id: string;
  name: string;
  /** The number that names the tables. */
  build: number;
  embedding: EmbeddingSettings;
  search: SearchStructure;
  statistics: BuildStatistics;
}

/** @throws NotFoundError, or IndexNotReadyError where no build is finished yet */
export async function searchableIndex(workspaceId: string, id: string): Promise<SearchableIndex> {
  const row = await findIndex(workspaceId, id);
  if (!row) throw new NotFoundError('Index', id);
  const build = row.activeBuild === null ? null : await findActiveBuild(workspaceId, row.activeBuild);
  if (!build) throw new IndexNotReadyError(row.name, row.status, indexErrorSchema.nullable().parse(row.error));
  return {
    workspaceId,
    id,
    name: row.name,
    build: build.id,
    embedding: embeddingSettingsSchema.parse(row.embedding),
    search: searchStructureSchema.parse(row.search),
    statistics: buildStatisticsSchema.parse(build.statistics),
  };
}
