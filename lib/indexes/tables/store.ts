import {
  BinaryCopy,
  identifier,
  integer,
  isEmbedded,
  join,
  loadBinary,
  query,
  sql,
  transaction,
  type Queryable,
  type Sql,
} from '@/lib/db';
import type { BuildBatch, ChunkCopy, ChunkRow, SegmentRow } from '../build-types';
import type { BuildStorage, Distance, SearchStructure } from '../schema';

export { isEmbedded };

/** The tables of all builds live in a schema of their own, which Prisma does not see. */
const SCHEMA = 'bakeoff_indexes';
const PARTS = ['chunks', 'vectors', 'postings', 'counts'] as const;
type Part = (typeof PARTS)[number];

const table = (part: Part, build: number): [string, string] => [SCHEMA, `${part}_${build}`];
const named = (part: Part, build: number): Sql => identifier(...table(part, build));

/** A build's table, as a part of a statement. */
export const buildTable = (part: 'chunks' | 'vectors' | 'postings', build: number): Sql => named(part, build);

const NAMES: Record<Distance, string> = { cosine: 'cosine', 'inner-product': 'ip', l2: 'l2' };

/** Tables of builds that were made before chunks had a `lead` are given one. */
export async function completeChunkTable(build: number): Promise<void> {
  await query(
    sql`alter table if exists ${named('chunks', build)} add column if not exists lead text not null default ''`,
  );
}

export async function createBuildTables(build: number): Promise<void> {
  await query(sql`
    create table if not exists ${named('chunks', build)} (
      id int primary key, document_id text not null, start_offset int not null, end_offset int not null,
      parent_start int, parent_end int, page int, heading_path text[] not null, tokens int not null, text text not null,
      lead text not null default '')`);
  await completeChunkTable(build);
  // No question is planned by what stands in texts, lists and vectors, and to look through them takes a quarter of a second.
  await query(sql`
    alter table ${named('chunks', build)} alter heading_path set statistics 0, alter text set statistics 0, alter lead set statistics 0`);
  await query(sql`
    create table if not exists ${named('postings', build)} (
      term text not null, segment int not null, chunk_ids int[] not null, weights int[] not null, primary key (term, segment))`);
  // Compressing the lists would cost more time at every question than it saves on disk.
  await query(sql`
    alter table ${named('postings', build)} alter chunk_ids set storage external, alter weights set storage external,
      alter chunk_ids set statistics 0, alter weights set statistics 0`);
}

/** Vectors stand apart from the texts, so that an exact search reads nothing else. */
export async function createVectorTable(build: number, dimensions: number): Promise<void> {
  const vectors = named('vectors', build);
  await query(
    sql`create table if not exists ${vectors} (chunk_id int primary key, embedding vector(${integer(dimensions)}) not null)`,
  );
  await query(sql`alter table ${vectors} alter embedding set statistics 0`);
  if (dimensions <= 1_900) await query(sql`alter table ${vectors} alter embedding set storage plain`);
}

/** What a structure is made over: the vectors in its precision, with the operators of its distance. */
function structureKey({ precision, distance }: SearchStructure, dimensions: number): Sql {
  const size = integer(dimensions);
  if (precision === 'binary') return sql`(binary_quantize(embedding)::bit(${size})) bit_hamming_ops`;
  if (precision === 'half') return sql`(embedding::halfvec(${size})) ${identifier(`halfvec_${NAMES[distance]}_ops`)}`;
  return sql`embedding ${identifier(`vector_${NAMES[distance]}_ops`)}`;
}

const structureName = (build: number): string => `vectors_${build}_structure`;

export async function createHnsw(
  build: number,
  search: Extract<SearchStructure, { type: 'hnsw' }>,
  dimensions: number,
): Promise<void> {
  await query(sql`
    create index if not exists ${identifier(structureName(build))} on ${named('vectors', build)}
    using hnsw (${structureKey(search, dimensions)})
    with (m = ${integer(search.m)}, ef_construction = ${integer(search.efConstruction)})`);
}

export async function createIvfflat(
  build: number,
  search: Extract<SearchStructure, { type: 'ivfflat' }>,
  dimensions: number,
  lists: number,
): Promise<void> {
  await query(sql`
    create index if not exists ${identifier(structureName(build))} on ${named('vectors', build)}
    using ivfflat (${structureKey(search, dimensions)}) with (lists = ${integer(lists)})`);
}

/** What a build takes up, in bytes. */
export async function measureTables(build: number): Promise<Omit<BuildStorage, 'structureMs'>> {
  const [row] = await query<Omit<BuildStorage, 'structureMs'>>(sql`
    select coalesce(pg_table_size(to_regclass(${`${SCHEMA}.vectors_${build}`})), 0)::float8 as "vectorBytes",
           coalesce(pg_relation_size(to_regclass(${`${SCHEMA}.${structureName(build)}`})), 0)::float8 as "structureBytes",
           coalesce(pg_total_relation_size(to_regclass(${`${SCHEMA}.postings_${build}`})), 0)::float8 as "lexicalBytes",
           coalesce(pg_total_relation_size(to_regclass(${`${SCHEMA}.chunks_${build}`})), 0)::float8 as "textBytes"`);
  return row!;
}

/**
 * Loads a batch of chunks and says how far the build is, in one transaction, so that a killed build goes on exactly there.
 *
 * @returns false where the index was deleted meanwhile; nothing was loaded then
 */
export async function saveBatch(batch: BuildBatch): Promise<boolean> {
  return transaction(async (on) => {
    const alive = await query(
      sql`update indexes set progress_done = ${batch.progress.done}, progress_total = ${batch.progress.total}, updated_at = now()
          where id = ${batch.indexId} and workspace_id = ${batch.workspaceId} and deleted_at is null returning id`,
      on,
    );
    if (alive.length === 0) return false;
    if (batch.rows.length > 0) await loadRows(on, batch.build, batch.rows);
    if (batch.copy) await copyRows(on, batch.build, batch.copy);
    await insertIndexDocuments(on, batch);
    await query(
      sql`update index_builds set checkpoint = ${JSON.stringify(batch.checkpoint)}::jsonb where id = ${batch.build}`,
      on,
    );
    return true;
  });
}

async function loadRows(on: Queryable, build: number, rows: readonly ChunkRow[]): Promise<void> {
  const chunks = new BinaryCopy();
  const vectors = new BinaryCopy();
  for (const row of rows) {
    chunks.row(11).int4(row.id).text(row.documentId).int4(row.start).int4(row.end);
    chunks.int4(row.parent?.start ?? null).int4(row.parent?.end ?? null);
    chunks.int4(row.page).textArray(row.headingPath).int4(row.tokens).text(row.text).text(row.lead);
    vectors.row(2).int4(row.id).vector(row.vector);
  }
  await loadBinary(on, table('chunks', build), chunks.finish());
  await loadBinary(on, table('vectors', build), vectors.finish());
}

/** Chunks of a document that did not change come from the build before, vectors and all. */
async function copyRows(on: Queryable, build: number, { from, first, count, to }: ChunkCopy): Promise<void> {
  await query(
    sql`insert into ${named('chunks', build)}
        select id + ${to - first}::int, document_id, start_offset, end_offset, parent_start, parent_end, page, heading_path, tokens, text, lead
        from ${named('chunks', from)} where id >= ${first} and id < ${first + count} order by id`,
    on,
  );
  await query(
    sql`insert into ${named('vectors', build)}
        select chunk_id + ${to - first}::int, embedding
        from ${named('vectors', from)} where chunk_id >= ${first} and chunk_id < ${first + count} order by chunk_id`,
    on,
  );
}

async function insertIndexDocuments(on: Queryable, { workspaceId, build, finished }: BuildBatch): Promise<void> {
  if (finished.length === 0) return;
  const values = finished.map(
    (document) =>
      sql`(${workspaceId}, ${build}::int, ${document.id}, ${document.revision}::int, ${document.version}::int, ${document.name}, ${document.language}, ${document.firstChunk}::int, ${document.chunks}::int)`,
  );
  await query(
    sql`insert into index_documents
          (workspace_id, build_id, document_id, document_revision, document_version, document_name, language, first_chunk, chunks)
        values ${join(values)} on conflict do nothing`,
    on,
  );
}

/** Only the texts, for counting their terms again after a kill. */
export function readTexts(build: number, first: number, limit: number) {
  return query<{ id: number; documentId: string; text: string }>(sql`
    select id, document_id as "documentId", text from ${named('chunks', build)}
    where id >= ${first} order by id limit ${limit}`);
}

export async function countChunks(build: number): Promise<{ chunks: number; tokens: number }> {
  const [row] = await query<{ chunks: number; tokens: number }>(
    sql`select count(*)::int as chunks, coalesce(sum(tokens), 0)::int as tokens from ${named('chunks', build)}`,
  );
  return row ?? { chunks: 0, tokens: 0 };
}

/** Takes back the chunks of a document that was changed while it was being indexed. */
export async function removeChunksFrom(build: number, first: number): Promise<void> {
  await transaction(async (on) => {
    await query(sql`delete from ${named('vectors', build)} where chunk_id >= ${first}`, on);
    await query(sql`delete from ${named('chunks', build)} where id >= ${first}`, on);
  });
}

/** What was counted before the whole is known: `weights` holds frequencies here. */
export async function createCountsTable(build: number): Promise<void> {
  await query(sql`drop table if exists ${named('counts', build)}`);
  await query(sql`create table ${named('counts', build)} (like ${named('postings', build)} including all)`);
}

export async function dropCounts(build: number): Promise<void> {
  await query(sql`drop table if exists ${named('counts', build)}`);
}

export async function loadSegments(
  build: number,
  part: 'postings' | 'counts',
  rows: readonly SegmentRow[],
): Promise<void> {
  const writer = new BinaryCopy();
  for (const row of rows) writer.row(4).text(row.term).int4(row.segment).int4Array(row.chunkIds).int4Array(row.values);
  await transaction((on) => loadBinary(on, table(part, build), writer.finish()));
}

/** One page of a counted segment, in order of the terms. */
export async function readCounts(build: number, segment: number, after: string, limit: number): Promise<SegmentRow[]> {
  const rows = await query<{ term: string; ids: number[]; values: number[] }>(sql`
    select term, chunk_ids as ids, weights as values from ${named('counts', build)}
    where segment = ${segment} and term > ${after} order by term limit ${limit}`);
  return rows.map(({ term, ids, values }) => ({
    term,
    segment,
    chunkIds: Int32Array.from(ids),
    values: Int32Array.from(values),
  }));
}

export async function emptyPostings(build: number): Promise<void> {
  await query(sql`truncate ${named('postings', build)}`);
}

export async function analyseTables(build: number): Promise<void> {
  for (const part of ['chunks', 'vectors', 'postings'] as const) await query(sql`analyze ${named(part, build)}`);
}

export async function dropBuildTables(build: number): Promise<void> {
  for (const part of PARTS) await query(sql`drop table if exists ${named(part, build)}`);
}

/** Numbers of builds that have tables and no row any more: their index, collection or workspace is gone. */
export async function orphanedBuilds(): Promise<number[]> {
  const rows = await query<{ build: number }>(sql`
    select distinct substring(c.relname from '_([0-9]+)$')::int as build
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${SCHEMA} and c.relkind = 'r' and c.relname ~ '^(chunks|vectors|postings|counts)_[0-9]+$'
      and not exists (select 1 from index_builds b where b.id = substring(c.relname from '_([0-9]+)$')::int)`);
  return rows.map((row) => row.build);
}

/**
 * Removes what purged documents left in a build: their chunks, their vectors, and their numbers in the lists of the terms, where
 * they would take the places of chunks that are there. All documents at once, since every list has to be looked through.
 *
 * @param ranges which chunks were theirs
 */
export async function eraseChunks(
  build: number,
  ranges: readonly { firstChunk: number; chunks: number }[],
): Promise<void> {
  const spans = ranges.map(({ firstChunk, chunks }) => `[${firstChunk},${firstChunk + chunks})`);
  const erased = sql`${`{${spans.join(',')}}`}::int4multirange`;
  const postings = named('postings', build);
  await query(sql`delete from ${named('vectors', build)} where chunk_id <@ ${erased}`);
  await query(sql`delete from ${named('chunks', build)} where id <@ ${erased}`);
  await query(sql`
    delete from ${postings}
    where not exists (select 1 from unnest(chunk_ids) as chunk (id) where not id <@ ${erased})`);
  await query(sql`
    update ${postings} set (chunk_ids, weights) = (
      select array_agg(id order by place), array_agg(weight order by place)
      from unnest(chunk_ids, weights) with ordinality as posting (id, weight, place) where not id <@ ${erased})
    where exists (select 1 from unnest(chunk_ids) as chunk (id) where id <@ ${erased})`);
}
