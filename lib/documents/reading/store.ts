import { db, query, sql } from '@/lib/db';
import type { DocumentContent, Warning } from '../schema';
import { UPLOADING } from '../store';

// Reading them: every statement names the revision that it is about, so that a job that was overtaken changes nothing

export interface DocumentToParse {
  mimeType: string;
  bytes: number;
  encodingOverride: string | null;
  version: number;
}

/** Marks a document as being read. @returns null when there is nothing to do (deleted, overtaken or done) */
export async function claimDocument(
  workspaceId: string,
  id: string,
  revision: number,
): Promise<DocumentToParse | null> {
  const [row] = await db().document.updateManyAndReturn({
    where: { workspaceId, id, deletedAt: null, revision, status: { in: ['queued', 'processing'] } },
    data: { status: 'processing', progressDone: 0, progressTotal: 0 },
    select: { mimeType: true, bytes: true, encodingOverride: true, version: true },
  });
  return row ?? null;
}

/** Also the sign that the document is still wanted. @returns false when it isn't */
export async function saveProgress(
  workspaceId: string,
  id: string,
  revision: number,
  progress: { done: number; total: number },
): Promise<boolean> {
  const { count } = await db().document.updateMany({
    where: { workspaceId, id, deletedAt: null, revision, status: 'processing' },
    data: { progressDone: progress.done, progressTotal: progress.total },
  });
  return count > 0;
}

export interface ParsedDocument extends Omit<DocumentContent, 'version'> {
  language: string | null;
  encoding: string | null;
  warnings: Warning[];
}

/** Text and state change in one statement: nobody sees one without the other. */
export async function saveParsed(
  workspaceId: string,
  id: string,
  revision: number,
  parsed: ParsedDocument,
): Promise<void> {
  await query(sql`
    with done as (
      update documents set status = 'ready', error_code = null, error_detail = null, pages = ${parsed.pages.length}::int,
        characters = ${parsed.text.length}::int, language = ${parsed.language}, encoding = ${parsed.encoding},
        warnings = ${JSON.stringify(parsed.warnings)}::jsonb, progress_done = progress_total, updated_at = now()
      where workspace_id = ${workspaceId} and id = ${id} and revision = ${revision}::int and status = 'processing' and deleted_at is null
      returning workspace_id, id, version)
    insert into document_texts (workspace_id, document_id, revision, version, text, pages, outline)
    select workspace_id, id, ${revision}::int, version, ${parsed.text}, ${JSON.stringify(parsed.pages)}::jsonb, ${JSON.stringify(parsed.outline)}::jsonb
    from done
    on conflict (document_id) do update set revision = excluded.revision, version = excluded.version, text = excluded.text, pages = excluded.pages, outline = excluded.outline`);
}

export async function saveFailure(
  workspaceId: string,
  id: string,
  revision: number,
  error: { code: string; detail: string },
): Promise<void> {
  await db().document.updateMany({
    where: { workspaceId, id, deletedAt: null, revision, status: { in: ['queued', 'processing'] } },
    data: { status: 'failed', errorCode: error.code, errorDetail: error.detail },
  });
}

/** Documents that wait or are being read, and of which nothing was heard for a while. */
export async function selectSilentDocuments(
  seconds: number,
): Promise<{ workspaceId: string; documentId: string; revision: number }[]> {
  return query(sql`
    select workspace_id as "workspaceId", id as "documentId", revision from documents
    where status in ('queued', 'processing') and deleted_at is null and updated_at < now() - make_interval(secs => ${seconds}::int)
    order by updated_at limit 50`);
}

/** What was deleted and can't be brought back any more. */
export async function selectExpired(undoMinutes: number): Promise<{ workspaceId: string; documentId: string }[]> {
  return query(sql`
    select workspace_id as "workspaceId", id as "documentId" from documents
    where deleted_at < now() - make_interval(mins => ${undoMinutes}::int) and status <> ${UPLOADING} limit 100`);
}

export async function removeDocuments(
  documents: readonly { workspaceId: string; documentId: string }[],
): Promise<void> {
  for (const { workspaceId, documentId } of documents) {
    await query(
      sql`delete from documents where workspace_id = ${workspaceId} and id = ${documentId} and deleted_at is not null`,
    );
  }
}

/** Empty collections past their time, and uploads that never ended. */
export async function removeLeftovers(undoMinutes: number, uploadHours: number): Promise<void> {
  await query(sql`
    delete from documents where status = ${UPLOADING} and updated_at < now() - make_interval(hours => ${uploadHours}::int)`);
  await query(sql`
    delete from collections c where c.deleted_at < now() - make_interval(mins => ${undoMinutes}::int)
      and not exists (select 1 from documents d where d.workspace_id = c.workspace_id and d.collection_id = c.id)`);
}
