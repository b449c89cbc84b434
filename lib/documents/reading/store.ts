import { db, gather, join, query, sql, type Sql } from '@/lib/db';
import type { DocumentContent, Warning } from '../schema';
import { UPLOADING } from '../store';

// Reading them: every statement names the revision that it is about, so that a job that was overtaken changes nothing

export interface Reading {
  workspaceId: string;
  documentId: string;
  revision: number;
}

export interface DocumentToParse {
  mimeType: string;
  bytes: number;
  encodingOverride: string | null;
  version: number;
  /** The whole file, where it is small. */
  file: Uint8Array | null;
}

/** Files up to this size come with the claim, so that a hundred small documents don't take hundreds of statements. */
const SMALL_FILE_BYTES = 128 * 1024;

const names = (all: readonly Reading[]): Sql =>
  join(all.map((one) => sql`(${one.workspaceId}, ${one.documentId}, ${one.revision}::int)`));
const keyOf = ({ documentId, revision }: Pick<Reading, 'documentId' | 'revision'>) => `${documentId} ${revision}`;

/** Marks a document as being read. @returns null when there is nothing to do (deleted, overtaken or done) */
export const claimDocument = gather(
  async (all: readonly Reading[]): Promise<(DocumentToParse | null)[]> => {
    const rows = await query<DocumentToParse & Pick<Reading, 'documentId' | 'revision'>>(sql`
      with wanted (workspace_id, id, revision) as (values ${names(all)}),
      claimed as (
        update documents d set status = 'processing', progress_done = 0, progress_total = 0, updated_at = now()
        from wanted w
        where d.workspace_id = w.workspace_id and d.id = w.id and d.revision = w.revision
          and d.deleted_at is null and d.status in ('queued', 'processing')
        returning d.workspace_id, d.id, d.revision, d.mime_type, d.bytes, d.encoding_override, d.version)
      select c.id as "documentId", c.revision, c.mime_type as "mimeType", c.bytes, c.encoding_override as "encodingOverride", c.version,
        p.data as file
      from claimed c left join document_file_parts p
        on p.workspace_id = c.workspace_id and p.document_id = c.id and p.version = c.version and p.part = 0
          and c.bytes <= ${SMALL_FILE_BYTES}::int`);
    const claimed = new Map(rows.map((row) => [keyOf(row), row]));
    return all.map((one) => claimed.get(keyOf(one)) ?? null);
  },
  { most: 16 },
);

interface Progress {
  done: number;
  total: number;
}

/** Also the sign that the document is still wanted. @returns false when it isn't */
export const saveProgress = gather(async (all: readonly (Reading & { progress: Progress })[]): Promise<boolean[]> => {
  const values = all.map(
    ({ progress, ...one }) =>
      sql`(${one.workspaceId}, ${one.documentId}, ${one.revision}::int, ${progress.done}::int, ${progress.total}::int)`,
  );
  const rows = await query<Pick<Reading, 'documentId' | 'revision'>>(sql`
    update documents d set progress_done = p.done, progress_total = p.total, updated_at = now()
    from (values ${join(values)}) as p (workspace_id, id, revision, done, total)
    where d.workspace_id = p.workspace_id and d.id = p.id and d.revision = p.revision
      and d.deleted_at is null and d.status = 'processing'
    returning d.id as "documentId", d.revision`);
  const wanted = new Set(rows.map(keyOf));
  return all.map((one) => wanted.has(keyOf(one)));
});

export interface ParsedDocument extends Omit<DocumentContent, 'version'> {
  language: string | null;
  encoding: string | null;
  warnings: Warning[];
  progress: Progress;
}

/** Characters of text in one statement, but for a text that is longer. */
const MOST_CHARACTERS = 1_000_000;

/** Text and state change in one statement: nobody sees one without the other. */
export const saveParsed = gather(
  async (all: readonly (Reading & { parsed: ParsedDocument })[]): Promise<void[]> => {
    const values = all.map(
      ({ parsed, ...one }) =>
        sql`(${one.workspaceId}, ${one.documentId}, ${one.revision}::int, ${parsed.pages.length}::int, ${parsed.text.length}::int,
             ${parsed.language}, ${parsed.encoding}, ${JSON.stringify(parsed.warnings)}::jsonb, ${parsed.progress.total}::int,
             ${parsed.text}, ${JSON.stringify(parsed.pages)}::jsonb, ${JSON.stringify(parsed.outline)}::jsonb)`,
    );
    await query(sql`
      with parsed (workspace_id, id, revision, page_count, characters, language, encoding, warnings, total, text, pages, outline) as (
        values ${join(values)}),
      done as (
        update documents d set status = 'ready', error_code = null, error_detail = null, pages = p.page_count, characters = p.characters,
          language = p.language, encoding = p.encoding, warnings = p.warnings, progress_done = p.total, progress_total = p.total,
          updated_at = now()
        from parsed p
        where d.workspace_id = p.workspace_id and d.id = p.id and d.revision = p.revision
          and d.status = 'processing' and d.deleted_at is null
        returning d.workspace_id, d.id, d.version, d.revision)
      insert into document_texts (workspace_id, document_id, revision, version, text, pages, outline)
      select d.workspace_id, d.id, d.revision, d.version, p.text, p.pages, p.outline
      from done d join parsed p on p.workspace_id = d.workspace_id and p.id = d.id and p.revision = d.revision
      on conflict (document_id) do update set revision = excluded.revision, version = excluded.version, text = excluded.text, pages = excluded.pages, outline = excluded.outline`);
    return all.map(() => undefined);
  },
  { most: 16, weightOf: ({ parsed }) => parsed.text.length, mostWeight: MOST_CHARACTERS },
);

export async function saveFailure(
  { workspaceId, documentId, revision }: Reading,
  error: { code: string; detail: string },
): Promise<void> {
  await db().document.updateMany({
    where: { workspaceId, id: documentId, deletedAt: null, revision, status: { in: ['queued', 'processing'] } },
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
