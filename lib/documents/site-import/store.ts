import { z } from 'zod';
import { db, newId, query, sql } from '@/lib/db';
import type { Page } from '../store';
import { type SiteImport, siteImportSchema, type StartSiteImport } from '../schema';

const skippedSchema = siteImportSchema.shape.skipped;
const errorSchema = siteImportSchema.shape.error;
export const MOST_SKIPPED = 100;

type Row = Awaited<ReturnType<typeof findRow>> & object;

const findRow = (workspaceId: string, id: string) =>
  db().siteImport.findFirst({ where: { workspaceId, id, collection: { deletedAt: null } } });

function toSiteImport(row: Row): SiteImport {
  return {
    id: row.id,
    collectionId: row.collectionId,
    url: row.url,
    findBy: siteImportSchema.shape.findBy.parse(row.findBy),
    depth: row.depth,
    maxPages: row.maxPages,
    status: siteImportSchema.shape.status.parse(row.status),
    progress: { done: row.progressDone, total: row.progressTotal },
    imported: row.imported,
    unchanged: row.unchanged,
    skipped: skippedSchema.parse(row.skipped),
    error: errorSchema.parse(row.error),
    createdAt: row.createdAt.toISOString(),
  };
}

export async function insertSiteImport(
  workspaceId: string,
  { findBy = 'links', depth = 2, maxPages = 50, ...start }: StartSiteImport,
): Promise<SiteImport> {
  const data = { id: newId('imp'), workspaceId, ...start, findBy, depth, maxPages, status: 'queued' };
  return toSiteImport(await db().siteImport.create({ data }));
}

export async function findSiteImport(workspaceId: string, id: string): Promise<SiteImport | null> {
  const row = await findRow(workspaceId, id);
  return row && toSiteImport(row);
}

/** The newest first. */
export async function selectSiteImports(
  workspaceId: string,
  collectionId: string | undefined,
  page: Page,
): Promise<SiteImport[]> {
  const rows = await db().siteImport.findMany({
    where: {
      workspaceId,
      collection: { deletedAt: null },
      ...(collectionId === undefined ? {} : { collectionId }),
      ...(page.cursor === undefined ? {} : { id: { lt: page.cursor } }),
    },
    orderBy: { id: 'desc' },
    take: page.limit,
  });
  return rows.map(toSiteImport);
}

/** @returns whether it was still under way */
export async function stopImport(workspaceId: string, id: string): Promise<boolean> {
  const { count } = await db().siteImport.updateMany({
    where: { workspaceId, id, status: { in: ['queued', 'running'] } },
    data: { status: 'stopped' },
  });
  return count > 0;
}

/** Takes an import up, from its beginning: what is there already is found unchanged. @returns null when it isn't wanted */
export async function claimImport(workspaceId: string, id: string): Promise<SiteImport | null> {
  const [row] = await db().siteImport.updateManyAndReturn({
    where: { workspaceId, id, status: { in: ['queued', 'running'] }, collection: { deletedAt: null } },
    data: { status: 'running', progressDone: 0, progressTotal: 0 },
  });
  return row ? toSiteImport(row) : null;
}

/** @returns false when it was stopped, or its collection was deleted */
export async function saveImport(
  workspaceId: string,
  id: string,
  state: Pick<SiteImport, 'progress' | 'imported' | 'unchanged' | 'skipped'>,
  end?: { status: 'done' | 'failed'; error: SiteImport['error'] },
): Promise<boolean> {
  const rows = await query(sql`
    update site_imports i set progress_done = ${state.progress.done}::int, progress_total = ${state.progress.total}::int,
      imported = ${state.imported}::int, unchanged = ${state.unchanged}::int,
      skipped = ${JSON.stringify(state.skipped.slice(0, MOST_SKIPPED))}::jsonb, status = ${end?.status ?? 'running'},
      error = ${end?.error ? JSON.stringify(end.error) : null}::jsonb, updated_at = now()
    where workspace_id = ${workspaceId} and id = ${id} and status = 'running'
      and exists (select 1 from collections c where c.workspace_id = i.workspace_id and c.id = i.collection_id and c.deleted_at is null)
    returning id`);
  return rows.length > 0;
}

/** Imports that wait or run, and of which nothing was heard for a while. */
export async function selectSilentImports(seconds: number): Promise<{ workspaceId: string; importId: string }[]> {
  const rows = await query<{ workspaceId: string; importId: string }>(sql`
    select workspace_id as "workspaceId", id as "importId" from site_imports
    where status in ('queued', 'running') and updated_at < now() - make_interval(secs => ${seconds}::int) limit 20`);
  return z.array(z.object({ workspaceId: z.string(), importId: z.string() })).parse(rows);
}
