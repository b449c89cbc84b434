import { db, escapeLike, join, query, type Sql, sql } from '@/lib/db';
import { toDocument } from '../rows';
import type { Document, DocumentChanges, DocumentFilter, DocumentSummary } from '../schema';
import type { Page } from '../store';

/** A filter whose format is given by the MIME types that its files have. */
export interface Selection extends Omit<DocumentFilter, 'format' | 'metadata'> {
  collectionId?: string | undefined;
  mimeTypes?: readonly string[] | undefined;
  metadata?: Record<string, unknown> | undefined;
}

const MOST_TAGS = 100;

function where(workspaceId: string, selection: Selection): Sql {
  const { collectionId, q, in: place = 'name', status, tag, mimeTypes, metadata } = selection;
  const parts = [sql`d.workspace_id = ${workspaceId} and d.deleted_at is null`];
  if (collectionId !== undefined) parts.push(sql`d.collection_id = ${collectionId}`);
  if (status !== undefined) parts.push(sql`d.status = ${status}`);
  if (tag !== undefined) parts.push(sql`${tag} = any(d.tags)`);
  if (mimeTypes !== undefined) parts.push(sql`d.mime_type = any(${[...mimeTypes]}::text[])`);
  if (metadata !== undefined) parts.push(sql`d.metadata @> ${JSON.stringify(metadata)}::jsonb`);
  if (q !== undefined && q !== '') {
    const pattern = `%${escapeLike(q)}%`;
    parts.push(
      place === 'name'
        ? sql`d.name ilike ${pattern}`
        : sql`exists (select 1 from document_texts t where t.workspace_id = d.workspace_id and t.document_id = d.id and t.text ilike ${pattern})`,
    );
  }
  return join(parts, ' and ');
}

/** The newest first. */
export async function selectFiltered(workspaceId: string, selection: Selection, page: Page): Promise<Document[]> {
  const after = page.cursor === undefined ? sql`` : sql`and d.id < ${page.cursor}`;
  const ids = await query<{ id: string }>(
    sql`select d.id from documents d where ${where(workspaceId, selection)} ${after} order by d.id desc limit ${page.limit}::int`,
  );
  const rows = await db().document.findMany({
    where: { workspaceId, id: { in: ids.map(({ id }) => id) } },
    orderBy: { id: 'desc' },
  });
  return rows.map(toDocument);
}

/** How many there are, and what they can be divided by. */
export async function countFiltered(workspaceId: string, selection: Selection): Promise<DocumentSummary> {
  const rows = await query<{ status: Document['status']; mimeType: string; count: number }>(sql`
    select d.status, d.mime_type as "mimeType", count(*)::int as count from documents d
    where ${where(workspaceId, selection)} group by 1, 2`);
  const tags = await query<{ tag: string; count: number }>(sql`
    select tag, count(*)::int as count from documents d, unnest(d.tags) as tag
    where ${where(workspaceId, selection)} group by tag order by count desc, tag limit ${MOST_TAGS}::int`);
  const sums = <Key extends string>(key: (row: (typeof rows)[number]) => Key): Map<Key, number> => {
    const counts = new Map<Key, number>();
    for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + row.count);
    return counts;
  };
  return {
    total: rows.reduce((sum, row) => sum + row.count, 0),
    statuses: [...sums((row) => row.status)].map(([status, count]) => ({ status, count })),
    mimeTypes: [...sums((row) => row.mimeType)].map(([mimeType, count]) => ({ mimeType, count })),
    tags,
  };
}

/**
 * Changes tags and metadata of many documents in one statement, so that nobody sees half of it.
 *
 * @returns the documents that were changed; those that are gone, or whose metadata would pass the limit, are not among them
 */
export async function changeMany(
  workspaceId: string,
  ids: readonly string[],
  { addTags = [], removeTags = [], metadata = {} }: DocumentChanges,
  limits: { metadataBytes: number; tags: number },
): Promise<string[]> {
  const set = Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== null));
  const removed = Object.keys(metadata).filter((key) => metadata[key] === null);
  const rows = await query<{ id: string }>(sql`
    with changed as (
      select id, (metadata - ${removed}::text[]) || ${JSON.stringify(set)}::jsonb as metadata,
        array(select distinct tag from unnest(tags || ${[...addTags]}::text[]) as tag where tag <> all(${[...removeTags]}::text[]) order by tag) as tags
      from documents where workspace_id = ${workspaceId} and id = any(${[...ids]}::text[]) and deleted_at is null)
    update documents d set metadata = c.metadata, tags = c.tags, updated_at = now() from changed c
    where d.workspace_id = ${workspaceId} and d.id = c.id and length(c.metadata::text) <= ${limits.metadataBytes}::int
      and cardinality(c.tags) <= ${limits.tags}::int
    returning d.id`);
  return rows.map(({ id }) => id);
}
