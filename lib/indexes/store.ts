import type { Prisma } from '@/lib/db';
import { db, escapeLike, join, newId, query, sql, transaction } from '@/lib/db';
import { buildCheckpointSchema, type BuildStatistics, type CreateIndex } from './schema';
import type { SourceDocument } from './build-types';

const LIVING = { deletedAt: null, collection: { deletedAt: null } } as const;

const WITH_COLLECTION = {
  collection: { select: { name: true } },
  builds: { where: { status: 'ready' }, select: { id: true, statistics: true } },
} as const;
export type IndexRow = Prisma.IndexGetPayload<{ include: typeof WITH_COLLECTION }>;

export function findCollection(workspaceId: string, id: string) {
  return db().collection.findFirst({ where: { id, workspaceId, deletedAt: null }, select: { id: true, name: true } });
}

/** @returns the index and its first build, made together */
export async function insertIndex(workspaceId: string, input: CreateIndex): Promise<IndexRow> {
  return db().index.create({
    data: {
      id: newId('idx'),
      workspaceId,
      collectionId: input.collectionId,
      name: input.name,
      chunking: input.chunking,
      embedding: input.embedding,
      search: input.search,
      maxCostUsd: input.maxCostUsd ?? null,
      status: 'building',
      costUsd: 0,
      builds: { create: { status: 'building' } },
    },
    include: WITH_COLLECTION,
  });
}

export function findIndex(workspaceId: string, id: string): Promise<IndexRow | null> {
  return db().index.findFirst({ where: { id, workspaceId, ...LIVING }, include: WITH_COLLECTION });
}

export function listIndexRows(workspaceId: string, limit: number, cursor?: string, collectionId?: string) {
  return db().index.findMany({
    where: {
      workspaceId,
      ...LIVING,
      ...(collectionId ? { collectionId } : {}),
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    include: WITH_COLLECTION,
  });
}

export function findIndexNames(workspaceId: string, part: string, limit: number) {
  return db().index.findMany({
    // Prisma hands `%` and `_` on as wildcards.
    where: {
      workspaceId,
      ...LIVING,
      name: { contains: escapeLike(part), mode: 'insensitive' },
    },
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, name: true },
  });
}

/** Of these indexes, those whose collection has documents that came, went or were read again since. */
export async function staleIndexes(workspaceId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await query<{ id: string }>(sql`
    select i.id from indexes i
    where i.workspace_id = ${workspaceId} and i.id in (${join([...ids])}) and i.active_build is not null and (
      exists (select 1 from documents d
              where d.workspace_id = i.workspace_id and d.collection_id = i.collection_id and d.deleted_at is null
                and d.status = 'ready' and not exists (
                  select 1 from index_documents x where x.build_id = i.active_build and x.document_id = d.id
                    and x.document_revision = d.revision))
      or exists (select 1 from index_documents x
                 left join documents d on d.id = x.document_id and d.workspace_id = x.workspace_id
                 where x.build_id = i.active_build and (d.id is null or d.deleted_at is not null)))`);
  return new Set(rows.map((row) => row.id));
}

/** @returns whether a build was begun; false where one is under way already */
export async function beginBuild(workspaceId: string, indexId: string, maxCostUsd?: number): Promise<boolean> {
  return transaction(async (on) => {
    const [index] = await query<{ id: string }>(
      sql`select id from indexes where id = ${indexId} and workspace_id = ${workspaceId} for update`,
      on,
    );
    if (!index) return false;
    const running = await query(
      sql`select id from index_builds where index_id = ${indexId} and workspace_id = ${workspaceId} and status = 'building'`,
      on,
    );
    if (running.length > 0) return false;
    await query(
      sql`insert into index_builds (workspace_id, index_id, status) values (${workspaceId}, ${indexId}, 'building')`,
      on,
    );
    await query(
      sql`update indexes set status = 'building', error = null, progress_done = 0, progress_total = 0, updated_at = now(),
            max_cost_usd = coalesce(${maxCostUsd ?? null}::float8, max_cost_usd)
          where id = ${indexId} and workspace_id = ${workspaceId}`,
      on,
    );
    return true;
  });
}

/** The build that is under way, with where it stopped. */
export async function findRunningBuild(workspaceId: string, indexId: string) {
  const row = await db().indexBuild.findFirst({
    where: { workspaceId, indexId, status: 'building', index: LIVING },
    include: { index: true, documents: true },
    orderBy: { id: 'desc' },
  });
  return row && { ...row, checkpoint: buildCheckpointSchema.parse(row.checkpoint) };
}

export function buildDocuments(workspaceId: string, buildId: number) {
  return db().indexDocument.findMany({ where: { workspaceId, buildId } });
}

export function collectionDocuments(workspaceId: string, collectionId: string): Promise<SourceDocument[]> {
  return query<SourceDocument>(sql`
    select id, name, status, revision, version, language, coalesce(characters, 0) as characters, error_detail as "errorDetail"
    from documents where workspace_id = ${workspaceId} and collection_id = ${collectionId} and deleted_at is null
    order by name, id`);
}

/** Null where the document was deleted or read again meanwhile. */
export async function documentText(workspaceId: string, document: SourceDocument) {
  return db().documentText.findFirst({
    where: { workspaceId, documentId: document.id, revision: document.revision, document: { deletedAt: null } },
  });
}

/** Which build searches use from now on; in one step, so that a reader sees the old one or the new one. */
export async function switchBuild(
  workspaceId: string,
  indexId: string,
  build: number,
  result: BuildResult,
): Promise<boolean> {
  return transaction(async (on) => {
    const switched = await query(
      sql`update indexes set active_build = ${build}, status = 'ready', error = null, chunks = ${result.chunks},
            documents = ${result.documents}, tokens = ${result.tokens}, build_ms = ${result.buildMs},
            cost_usd = cost_usd + ${result.costUsd}::float8, warnings = ${JSON.stringify(result.warnings)}::jsonb,
            progress_done = progress_total, updated_at = now()
          where id = ${indexId} and workspace_id = ${workspaceId} and deleted_at is null returning id`,
      on,
    );
    if (switched.length === 0) return false;
    await query(
      sql`update index_builds set status = 'ready', finished_at = now(), statistics = ${JSON.stringify(result.statistics)}::jsonb
          where id = ${build}`,
      on,
    );
    await query(
      sql`delete from index_builds where index_id = ${indexId} and workspace_id = ${workspaceId} and id <> ${build}`,
      on,
    );
    return true;
  });
}

export interface BuildResult {
  chunks: number;
  documents: number;
  tokens: number;
  buildMs: number;
  /** US dollars paid by this build; null where the price is not known. */
  costUsd: number | null;
  warnings: readonly { code: string; detail: string }[];
  statistics: BuildStatistics;
}

/** Says why a build that goes on later waits; null when it goes on. */
export async function noteWaiting(
  workspaceId: string,
  indexId: string,
  reason: { code: string; detail: string } | null,
): Promise<void> {
  await query(sql`
    update indexes set error = ${reason && JSON.stringify(reason)}::jsonb, updated_at = now()
    where id = ${indexId} and workspace_id = ${workspaceId}`);
}

/** @param costUsd what the build had paid by then; null where the price is not known */
export async function failBuild(
  workspaceId: string,
  indexId: string,
  error: { code: string; detail: string },
  costUsd: number | null,
): Promise<void> {
  await transaction(async (on) => {
    await query(
      sql`update indexes set error = ${JSON.stringify(error)}::jsonb, updated_at = now(),
            cost_usd = cost_usd + ${costUsd}::float8,
            status = case when active_build is null then 'failed' else 'ready' end
          where id = ${indexId} and workspace_id = ${workspaceId}`,
      on,
    );
    await query(
      sql`delete from index_builds where index_id = ${indexId} and workspace_id = ${workspaceId} and status = 'building'`,
      on,
    );
  });
}

/** @returns false where there is no such index, or it is in that state already */
export async function markDeleted(workspaceId: string, id: string, deleted: boolean): Promise<boolean> {
  const { count } = await db().index.updateMany({
    where: { id, workspaceId, deletedAt: deleted ? null : { not: null } },
    data: { deletedAt: deleted ? new Date() : null },
  });
  return count > 0;
}

export async function deleteIndexesOlderThan(minutes: number): Promise<number> {
  const { count } = await db().index.deleteMany({
    where: { deletedAt: { lt: new Date(Date.now() - minutes * 60_000) } },
  });
  return count;
}

/** Documents that are gone for good and still stand in a build that is in use. */
export function purgedDocuments() {
  return query<{ workspaceId: string; build: number; documentId: string; firstChunk: number; chunks: number }>(sql`
    select x.workspace_id as "workspaceId", x.build_id as build, x.document_id as "documentId", x.first_chunk as "firstChunk", x.chunks
    from index_documents x join index_builds b on b.id = x.build_id
    where b.status = 'ready' and x.chunks > 0 and not exists (select 1 from documents d where d.id = x.document_id) limit 100`);
}

/** The row stays, without chunks, so that the index goes on counting as stale. */
export async function markErased(workspaceId: string, build: number, documentId: string): Promise<void> {
  await query(sql`
    update index_documents set chunks = 0, document_name = ''
    where workspace_id = ${workspaceId} and build_id = ${build} and document_id = ${documentId}`);
}

export async function findActiveBuild(workspaceId: string, id: number) {
  return db().indexBuild.findFirst({ where: { workspaceId, id }, select: { id: true, statistics: true } });
}

/**
 * Counts a failure whose reason is not known, and keeps what was paid: the next attempt finds those vectors in the cache.
 *
 * @returns how many there were since chunks were last loaded
 */
export async function countFailure(workspaceId: string, build: number, costUsd: number | null): Promise<number> {
  const [row] = await query<{ failures: number }>(sql`
    update index_builds
    set checkpoint = checkpoint || jsonb_build_object('failures', coalesce((checkpoint ->> 'failures')::int, 0) + 1,
      'costUsd', ${costUsd}::float8)
    where workspace_id = ${workspaceId} and id = ${build} returning (checkpoint ->> 'failures')::int as failures`);
  return row?.failures ?? 0;
}

/** Keeps what a build that goes on later has paid. */
export async function keepCost(workspaceId: string, build: number, costUsd: number | null): Promise<void> {
  await query(sql`
    update index_builds set checkpoint = checkpoint || jsonb_build_object('costUsd', ${costUsd}::float8)
    where workspace_id = ${workspaceId} and id = ${build}`);
}

export function buildsWithoutJob() {
  return query<{ workspaceId: string; indexId: string }>(sql`
    select b.workspace_id as "workspaceId", b.index_id as "indexId"
    from index_builds b join indexes i on i.id = b.index_id
    where b.status = 'building' and i.deleted_at is null and i.updated_at < now() - interval '30 seconds'
      and not exists (select 1 from pgboss.job j where j.name = 'build-index' and j.state in ('created', 'retry', 'active')
                        and j.data ->> 'indexId' = b.index_id)`);
}

export interface CollectionSize {
  documents: number;
  characters: number;
}

/** Pieces of at most 2,000 characters from the middle of some 30 documents, the same ones each time. */
export async function sampleTexts(workspaceId: string, collectionId: string): Promise<string[]> {
  const rows = await query<{ piece: string }>(sql`
    select substr(t.text, greatest(1, length(t.text) / 2 - 1000), 2000) as piece
    from documents d join document_texts t on t.document_id = d.id and t.workspace_id = d.workspace_id
    where d.workspace_id = ${workspaceId} and d.collection_id = ${collectionId} and d.deleted_at is null and d.status = 'ready'
    order by md5(d.id) limit 30`);
  return rows.map(({ piece }) => piece);
}

/** How much text an index over the collection would hold, documents that are still being read left out. */
export async function collectionSize(workspaceId: string, collectionId: string): Promise<CollectionSize> {
  const [row] = await query<CollectionSize>(sql`
    select count(*)::int as documents, coalesce(sum(characters), 0)::float8 as characters from documents
    where workspace_id = ${workspaceId} and collection_id = ${collectionId} and deleted_at is null and status = 'ready'`);
  return row ?? { documents: 0, characters: 0 };
}
