import { db, isUniqueViolation, join, newId, query, sql } from '@/lib/db';
import { toDocument } from '../rows';
import type { Document } from '../schema';
import { saveMetadata, UPLOADING } from '../store';

// Files that are coming in

/** A place for files whose collection is not known yet; hidden, and purged if the upload never ends. */
export async function insertStagingCollection(workspaceId: string): Promise<string> {
  const id = newId('col');
  await db().collection.create({ data: { id, workspaceId, name: UPLOADING, deletedAt: new Date() } });
  return id;
}

export async function removeStagingCollection(workspaceId: string, id: string): Promise<void> {
  await db().collection.deleteMany({ where: { workspaceId, id, name: UPLOADING, deletedAt: { not: null } } });
}

export const newStagedId = (): string => newId('doc');

/** A file on its way in, with its first megabyte: all of it where it is small. */
export interface IncomingFile {
  id: string;
  collectionId: string;
  name: string;
  data: Uint8Array;
}

/** Hidden documents that further parts can be written to, by one statement. */
export async function insertStagedFiles(workspaceId: string, files: readonly IncomingFile[]): Promise<void> {
  if (files.length === 0) return;
  const values = files.map(
    ({ id, collectionId, name, data }) => sql`(${id}, ${collectionId}, ${name}, ${asBuffer(data)}::bytea)`,
  );
  await query(sql`
    with files (id, collection_id, name, data) as (values ${join(values)}),
    hidden as (
      insert into documents (id, workspace_id, collection_id, name, mime_type, bytes, sha256, status, deleted_at, updated_at)
      select id, ${workspaceId}, collection_id, name, '', 0, ${`${UPLOADING}:`}::text || id, ${UPLOADING}, now(), now() from files)
    insert into document_file_parts (workspace_id, document_id, part, data)
    select ${workspaceId}, id, 0, data from files where length(data) > 0`);
}

export async function insertFilePart(
  workspaceId: string,
  documentId: string,
  part: number,
  data: Uint8Array,
): Promise<void> {
  await query(
    sql`insert into document_file_parts (workspace_id, document_id, part, data)
        values (${workspaceId}, ${documentId}, ${part}::int, ${asBuffer(data)})`,
  );
}

const asBuffer = (data: Uint8Array): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

export async function removeStagedFiles(workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db().document.deleteMany({ where: { workspaceId, id: { in: [...ids] }, status: UPLOADING } });
}

export interface FinishedFile {
  name: string;
  mimeType: string;
  bytes: number;
  sha256: string;
  error: { code: string; detail: string } | null;
  metadata: Record<string, unknown>;
  sourceUrl: string | null;
}

/**
 * Makes a staged file a document of the collection.
 *
 * @returns the document, or the one that holds the same bytes there already (the staged one is then removed)
 */
export async function adoptStagedFile(
  workspaceId: string,
  id: string,
  collectionId: string,
  { error, metadata, ...file }: FinishedFile,
): Promise<{ document: Document; duplicate: boolean }> {
  await saveMetadata(workspaceId, id, metadata);
  const status = error ? 'failed' : 'queued';
  const failure = { errorCode: error?.code ?? null, errorDetail: error?.detail ?? null };
  for (;;) {
    try {
      const data = { ...file, ...failure, collectionId, status, revision: 1, deletedAt: null };
      const row = await db().document.update({
        where: { workspaceId_id: { workspaceId, id } },
        data,
      });
      return { document: toDocument(row), duplicate: false };
    } catch (thrown) {
      if (!isUniqueViolation(thrown)) throw thrown;
      const same = await db().document.findFirst({
        where: { workspaceId, collectionId, sha256: file.sha256, deletedAt: null },
      });
      // It may have been deleted in between; then there is room for this one.
      if (!same) continue;
      await removeStagedFiles(workspaceId, [id]);
      return { document: toDocument(same), duplicate: true };
    }
  }
}

/** What becomes of a staged file that nothing is said against. */
export interface PlainFile {
  id: string;
  name: string;
  mimeType: string;
  bytes: number;
  sha256: string;
}

/** Which bytes and names living documents of a collection have already. */
export async function findTaken(
  workspaceId: string,
  collectionId: string,
  files: readonly PlainFile[],
): Promise<{ sha256: ReadonlySet<string>; names: ReadonlySet<string> }> {
  const rows = await query<{ sha256: string; name: string; fromPage: boolean }>(sql`
    select sha256, name, source_url is not null as "fromPage" from documents
    where workspace_id = ${workspaceId} and collection_id = ${collectionId} and deleted_at is null
      and (sha256 = any(${files.map((file) => file.sha256)}::text[]) or name = any(${files.map((file) => file.name)}::text[]))`);
  const named = rows.filter(({ fromPage }) => !fromPage);
  return { sha256: new Set(rows.map((row) => row.sha256)), names: new Set(named.map((row) => row.name)) };
}

/**
 * Makes many staged files documents of the collection at once.
 *
 * @returns them in the order of `files`, or null where another document has come to hold the same bytes: nothing was done then
 */
export async function adoptPlainFiles(
  workspaceId: string,
  collectionId: string,
  files: readonly PlainFile[],
  metadata: Record<string, unknown>,
): Promise<Document[] | null> {
  if (files.length === 0) return [];
  const values = files.map(
    (file) => sql`(${file.id}, ${file.name}, ${file.mimeType}, ${file.bytes}::int, ${file.sha256})`,
  );
  try {
    await query(sql`
      update documents d set name = f.name, mime_type = f.mime_type, bytes = f.bytes, sha256 = f.sha256,
        collection_id = ${collectionId}, metadata = ${JSON.stringify(metadata)}::jsonb, status = 'queued', revision = 1,
        deleted_at = null, updated_at = now()
      from (values ${join(values)}) as f (id, name, mime_type, bytes, sha256)
      where d.workspace_id = ${workspaceId} and d.id = f.id`);
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
    return null;
  }
  const rows = await db().document.findMany({ where: { workspaceId, id: { in: files.map(({ id }) => id) } } });
  const found = new Map(rows.map((row) => [row.id, toDocument(row)]));
  return files.map(({ id }) => found.get(id)!);
}
