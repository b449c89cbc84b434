import { z } from 'zod';
import { db, query, sql, transaction } from '@/lib/db';
import {
  type Document,
  type DocumentContent,
  type DocumentVersion,
  documentStatusSchema,
  outlineEntrySchema,
  pageSpanSchema,
} from '../schema';
import type { FinishedFile } from '../staging/store';
import { toDocument } from '../rows';

export type NextFile = Pick<FinishedFile, 'name' | 'mimeType' | 'bytes' | 'sha256'>;

/**
 * Makes the bytes of a staged file the next version of a document. What it was is kept beside it; its text stays the one that is
 * read until the new file has been.
 *
 * @returns the revision to parse, or null when the document is gone
 * @throws a unique violation when another document of the collection holds the same bytes
 */
export function addVersion(workspaceId: string, id: string, stagedId: string, file: NextFile): Promise<number | null> {
  return transaction(async (on) => {
    const next = await nextVersion(workspaceId, id, file, on);
    if (!next) return null;
    await query(
      sql`update document_file_parts set document_id = ${id}, version = ${next.version}::int
          where workspace_id = ${workspaceId} and document_id = ${stagedId}`,
      on,
    );
    await query(sql`delete from documents where workspace_id = ${workspaceId} and id = ${stagedId}`, on);
    return next.revision;
  });
}

/** Makes an older version's file the next version, by a copy of its bytes. @returns as `addVersion`; null also without such a version */
export function repeatVersion(workspaceId: string, id: string, version: number): Promise<number | null> {
  return transaction(async (on) => {
    const [file] = await query<NextFile>(
      sql`select name, mime_type as "mimeType", bytes, sha256 from document_versions
          where workspace_id = ${workspaceId} and document_id = ${id} and version = ${version}::int`,
      on,
    );
    const next = file && (await nextVersion(workspaceId, id, file, on));
    if (!next) return null;
    await query(
      sql`insert into document_file_parts (workspace_id, document_id, version, part, data)
          select workspace_id, document_id, ${next.version}::int, part, data from document_file_parts
          where workspace_id = ${workspaceId} and document_id = ${id} and version = ${version}::int`,
      on,
    );
    return next.revision;
  });
}

type On = Parameters<Parameters<typeof transaction>[0]>[0];

async function nextVersion(
  workspaceId: string,
  id: string,
  file: NextFile,
  on: On,
): Promise<{ version: number; revision: number } | undefined> {
  // Two uploads at once take their turn at the document's row.
  const living = await query(
    sql`select 1 from documents where workspace_id = ${workspaceId} and id = ${id} and deleted_at is null for update`,
    on,
  );
  if (living.length === 0) return undefined;
  await query(
    sql`insert into document_versions (workspace_id, document_id, version, name, mime_type, bytes, sha256, encoding, encoding_override,
          language, pages, characters, error_code, error_detail, text, page_spans, outline, created_at)
        select d.workspace_id, d.id, d.version, d.name, d.mime_type, d.bytes, d.sha256, d.encoding, d.encoding_override, d.language,
          case when t.text is not null then d.pages end, case when t.text is not null then d.characters end, d.error_code, d.error_detail, t.text, coalesce(t.pages, '[]'),
          coalesce(t.outline, '[]'), d.version_created_at
        from documents d left join document_texts t
          on t.workspace_id = d.workspace_id and t.document_id = d.id and t.version = d.version
        where d.workspace_id = ${workspaceId} and d.id = ${id}`,
    on,
  );
  const changed = await query<{ version: number; revision: number }>(
    sql`update documents set name = ${file.name}, mime_type = ${file.mimeType}, bytes = ${file.bytes}::int, sha256 = ${file.sha256},
          encoding_override = null, status = 'queued', error_code = null, error_detail = null, revision = revision + 1,
          version = version + 1, version_created_at = now(), progress_done = 0, progress_total = 0, updated_at = now()
        where workspace_id = ${workspaceId} and id = ${id} returning version, revision`,
    on,
  );
  return changed[0];
}

/** The newest document of a collection that a file or page of that name would be a version of. */
export async function findNamesake(
  workspaceId: string,
  collectionId: string,
  file: { name: string; sourceUrl: string | null },
  not: readonly string[],
): Promise<Document | null> {
  // A page is known by its address: every second one is called “index”.
  const same = file.sourceUrl === null ? { name: file.name, sourceUrl: null } : { sourceUrl: file.sourceUrl };
  const row = await db().document.findFirst({
    where: { workspaceId, collectionId, deletedAt: null, id: { notIn: [...not] }, ...same },
    orderBy: { id: 'desc' },
  });
  return row && toDocument(row);
}

export async function findSameBytes(
  workspaceId: string,
  collectionId: string,
  sha256: string,
): Promise<Document | null> {
  const row = await db().document.findFirst({ where: { workspaceId, collectionId, sha256, deletedAt: null } });
  return row && toDocument(row);
}

/** The text of the newest version that was read. */
export async function findContent(workspaceId: string, id: string): Promise<DocumentContent | null> {
  const row = await db().documentText.findFirst({
    where: { workspaceId, documentId: id, document: { deletedAt: null } },
  });
  return row && content(row.version, row.text, row.pages, row.outline);
}

/** The text of a version that was replaced. @returns undefined without such a version, null where it was never read */
export async function findOldContent(
  workspaceId: string,
  id: string,
  version: number,
): Promise<DocumentContent | null | undefined> {
  const row = await db().documentVersion.findFirst({
    where: { workspaceId, documentId: id, version, document: { deletedAt: null } },
    select: { text: true, pageSpans: true, outline: true },
  });
  if (!row) return undefined;
  return row.text === null ? null : content(version, row.text, row.pageSpans, row.outline);
}

function content(version: number, text: string, pages: unknown, outline: unknown): DocumentContent {
  return {
    version,
    text,
    pages: z.array(pageSpanSchema).parse(pages),
    outline: z.array(outlineEntrySchema).parse(outline),
  };
}

/** The versions that were replaced, the newest first. */
export async function selectOldVersions(workspaceId: string, id: string): Promise<DocumentVersion[]> {
  const rows = await query<
    Omit<DocumentVersion, 'createdAt' | 'current' | 'error'> & {
      error: string | null;
      detail: string | null;
      createdAt: Date;
    }
  >(sql`
    select version, name, mime_type as "mimeType", bytes, sha256, case when text is null then 'failed' else 'ready' end as status,
      error_code as error, error_detail as detail, pages, characters, language, encoding, created_at as "createdAt"
    from document_versions where workspace_id = ${workspaceId} and document_id = ${id} order by version desc`);
  return rows.map(({ error, detail, createdAt, status, ...row }) => ({
    ...row,
    status: documentStatusSchema.parse(status),
    error: error === null ? null : { code: error, detail: detail ?? '' },
    createdAt: createdAt.toISOString(),
    current: false,
  }));
}

/** When the newest file came. */
export async function currentVersionDate(workspaceId: string, id: string): Promise<Date | null> {
  const row = await db().document.findFirst({
    where: { workspaceId, id, deletedAt: null },
    select: { versionCreatedAt: true },
  });
  return row?.versionCreatedAt ?? null;
}
