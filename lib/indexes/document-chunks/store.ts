import { query, sql } from '@/lib/db';
import type { Chunk } from '@/lib/chunking/schema';
import { buildTable } from '../tables/store';

/**
 * The document as a build holds it; undefined where it doesn't, or where the document was deleted since: a build keeps its
 * text until the next refresh. `version` is null in builds older than it being kept.
 */
export async function findIndexedDocument(workspaceId: string, build: number, documentId: string) {
  const [row] = await query<{ version: number | null }>(sql`
    select x.document_version as version
    from index_documents x
    join documents d on d.id = x.document_id and d.workspace_id = ${workspaceId} and d.deleted_at is null
    where x.workspace_id = ${workspaceId} and x.build_id = ${build} and x.document_id = ${documentId}`);
  return row;
}

/** In order. The chunks of a document have consecutive numbers, so nothing else is read. */
export async function readDocumentChunks(build: number, documentId: string): Promise<(Chunk & { id: number })[]> {
  const rows = await query<
    Omit<Chunk, 'parent'> & { id: number; parentStart: number | null; parentEnd: number | null }
  >(sql`
    select c.id, c.start_offset as start, c.end_offset as "end", c.text, c.tokens, c.heading_path as "headingPath", c.page,
           c.parent_start as "parentStart", c.parent_end as "parentEnd"
    from index_documents x join ${buildTable('chunks', build)} c
      on c.id >= x.first_chunk and c.id < x.first_chunk + x.chunks
    where x.build_id = ${build} and x.document_id = ${documentId} order by c.id`);
  return rows.map(({ parentStart, parentEnd, ...chunk }) => ({
    ...chunk,
    parent: parentStart === null || parentEnd === null ? null : { start: parentStart, end: parentEnd },
  }));
}
