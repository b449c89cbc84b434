import { db, escapeLike, isUniqueViolation, newId, query, sql, transaction } from '@/lib/db';
import { toCollection, toDocument } from './rows';
import type { Collection, Document } from './schema';

/** While a file is coming in, its row is hidden like a deleted one and has this status. */
export const UPLOADING = 'uploading';
const counted = { _count: { select: { documents: { where: { deletedAt: null } } } } } as const;

/** Which rows a page of a list holds; the newest first, and the cursor is the last id of the page before. */
export interface Page {
  limit: number;
  cursor?: string | undefined;
}
/** Text that holds `part`, without regard to case. Prisma hands `%` and `_` on as wildcards. */
const holds = (part: string) => ({
  contains: escapeLike(part),
  mode: 'insensitive' as const,
});
const after = ({ cursor }: Page) => (cursor === undefined ? {} : { id: { lt: cursor } });

// Collections

export async function insertCollection(
  workspaceId: string,
  data: { name: string; description: string },
): Promise<Collection> {
  return toCollection(
    await db().collection.create({ data: { id: newId('col'), workspaceId, ...data }, include: counted }),
  );
}

export async function findCollection(workspaceId: string, id: string): Promise<Collection | null> {
  const row = await db().collection.findFirst({ where: { workspaceId, id, deletedAt: null }, include: counted });
  return row && toCollection(row);
}

export async function selectCollections(workspaceId: string, page: Page): Promise<Collection[]> {
  const where = { workspaceId, deletedAt: null, ...after(page) };
  const rows = await db().collection.findMany({ where, include: counted, orderBy: { id: 'desc' }, take: page.limit });
  return rows.map(toCollection);
}

export function findCollectionNames(workspaceId: string, part: string, limit: number) {
  return db().collection.findMany({
    where: { workspaceId, deletedAt: null, name: holds(part) },
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, name: true },
  });
}

export async function changeCollection(
  workspaceId: string,
  id: string,
  data: { name?: string | undefined; description?: string | undefined },
): Promise<boolean> {
  const { count } = await db().collection.updateMany({
    where: { workspaceId, id, deletedAt: null },
    data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
  });
  return count > 0;
}

/**
 * Hides a collection and its documents together; restoring brings back exactly those.
 *
 * @returns the documents that were hidden, or null when there is no such collection
 */
export async function hideCollection(workspaceId: string, id: string): Promise<string[] | null> {
  return transaction(async (on) => {
    const hidden = await query<{ deleted_at: Date }>(
      sql`update collections set deleted_at = date_trunc('milliseconds', now())
          where workspace_id = ${workspaceId} and id = ${id} and deleted_at is null returning deleted_at`,
      on,
    );
    if (!hidden[0]) return null;
    const documents = await query<{ id: string }>(
      sql`update documents set deleted_at = ${hidden[0].deleted_at}
          where workspace_id = ${workspaceId} and collection_id = ${id} and deleted_at is null returning id`,
      on,
    );
    return documents.map((document) => document.id);
  });
}

export async function unhideCollection(workspaceId: string, id: string, undoMinutes: number): Promise<boolean> {
  return transaction(async (on) => {
    const hidden = await query<{ deleted_at: Date }>(
      sql`select deleted_at from collections where workspace_id = ${workspaceId} and id = ${id}
          and deleted_at > now() - make_interval(mins => ${undoMinutes}::int) for update`,
      on,
    );
    if (!hidden[0]) return false;
    await query(
      sql`update documents set deleted_at = null
          where workspace_id = ${workspaceId} and collection_id = ${id} and deleted_at = ${hidden[0].deleted_at} and status <> ${UPLOADING}`,
      on,
    );
    await query(sql`update collections set deleted_at = null where workspace_id = ${workspaceId} and id = ${id}`, on);
    return true;
  });
}

// Documents

const living = (workspaceId: string, id: string) => ({ workspaceId, id, deletedAt: null });

export async function findDocument(workspaceId: string, id: string): Promise<Document | null> {
  const row = await db().document.findFirst({ where: living(workspaceId, id) });
  return row && toDocument(row);
}

export async function selectDocumentsByName(workspaceId: string, text: string, limit: number): Promise<Document[]> {
  const where = { workspaceId, deletedAt: null, name: holds(text) };
  const rows = await db().document.findMany({ where, orderBy: { id: 'desc' }, take: limit });
  return rows.map(toDocument);
}

export async function changeDocument(
  workspaceId: string,
  id: string,
  data: { name?: string; tags?: string[]; metadata?: Record<string, unknown> },
): Promise<boolean> {
  const { metadata, ...rest } = data;
  const { count } = await db().document.updateMany({ where: living(workspaceId, id), data: rest });
  if (count > 0 && metadata) await saveMetadata(workspaceId, id, metadata);
  return count > 0;
}

/** Not through Prisma, which drops a key named `__proto__`. */
export async function saveMetadata(workspaceId: string, id: string, metadata: Record<string, unknown>): Promise<void> {
  await query(
    sql`update documents set metadata = ${JSON.stringify(metadata)}::jsonb, updated_at = now()
        where workspace_id = ${workspaceId} and id = ${id}`,
  );
}

/** Has the file read again. @returns the revision to parse, or null when the document is gone */
export async function requeueDocument(
  workspaceId: string,
  id: string,
  encodingOverride?: string | null,
): Promise<number | null> {
  const [row] = await db().document.updateManyAndReturn({
    where: living(workspaceId, id),
    data: {
      status: 'queued',
      errorCode: null,
      errorDetail: null,
      progressDone: 0,
      progressTotal: 0,
      revision: { increment: 1 },
      ...(encodingOverride === undefined ? {} : { encodingOverride }),
    },
  });
  return row?.revision ?? null;
}

export async function hideDocument(workspaceId: string, id: string): Promise<boolean> {
  const { count } = await db().document.updateMany({ where: living(workspaceId, id), data: { deletedAt: new Date() } });
  return count > 0;
}

/**
 * @returns whether there was a document to bring back
 * @throws a unique violation when the same bytes have been uploaded since
 */
export async function unhideDocument(workspaceId: string, id: string, undoMinutes: number): Promise<boolean> {
  const rows = await query(
    sql`update documents set deleted_at = null, updated_at = now()
        where workspace_id = ${workspaceId} and id = ${id} and status <> ${UPLOADING}
          and deleted_at > now() - make_interval(mins => ${undoMinutes}::int)
          and exists (select 1 from collections c where c.workspace_id = ${workspaceId} and c.id = collection_id and c.deleted_at is null)
        returning id`,
  );
  return rows.length > 0;
}

/** The original file, a megabyte at a time. */
export async function* readFileParts(
  workspaceId: string,
  documentId: string,
  version: number,
): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part++) {
    const [row] = await query<{ data: Buffer }>(
      sql`select data from document_file_parts where workspace_id = ${workspaceId} and document_id = ${documentId}
          and version = ${version}::int and part = ${part}::int`,
    );
    if (!row) return;
    yield row.data;
  }
}

/** Whether an error says that a living document of the collection has the same bytes. */
export const isSameBytes = isUniqueViolation;
