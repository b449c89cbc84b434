import { toSql } from 'pgvector';
import { join, query, sql, type Sql } from '@/lib/db';
import { buildTable, type SearchableIndex } from '@/lib/indexes';
import type { Distance } from '@/lib/indexes/schema';
import type { MatchedTerm, Filter } from './schema';
import { filterCondition } from './filter/store';
import { looksAtChunks } from './scope';

/** A chunk as one leg found it, with what breaks ties. */
export interface Found {
  id: number;
  score: number;
  documentId: string;
  documentName: string;
  start: number;
  /** Which wording of the question it was found by, where there are several. */
  wording?: number;
}

export const OPERATORS: Record<Distance, Sql> = { cosine: sql`<=>`, 'inner-product': sql`<#>`, l2: sql`<->` };

/** A distance as a score, where higher is better. pgvector's inner product is negative already. */
const SCORES: Record<Distance, (distance: number) => number> = {
  cosine: (distance) => 1 - distance,
  'inner-product': (distance) => -distance,
  l2: (distance) => 1 / (1 + distance),
};

/** Which chunks may be found, and about how many they are; null: all of the build. */
export type Scope = { ids: Sql; chunks: number } | null;

/** Everything may be found unless there is a filter, or documents were deleted since the build. */
export async function scopeOf(index: SearchableIndex, filter: Filter | undefined): Promise<Scope> {
  const [row] = await query<{ gone: boolean }>(sql`
    select exists (
      select 1 from index_documents x left join documents d on d.id = x.document_id and d.workspace_id = x.workspace_id
      where x.build_id = ${index.build} and x.chunks > 0 and (d.id is null or d.deleted_at is not null)) as gone`);
  if (!filter && !row?.gone) return null;
  const ids = sql`
    select c.id from ${buildTable('chunks', index.build)} c
    join documents d on d.id = c.document_id and d.workspace_id = ${index.workspaceId}
    where d.deleted_at is null and ${filter ? filterCondition(filter) : sql`true`}`;
  // Where all are compared anyway, nobody asks how many they are.
  return {
    ids,
    chunks: index.search.type === 'exact' ? index.statistics.chunks : await countScope(index, filter, ids),
  };
}

/** Counted by documents where the filter looks at nothing else, which takes a moment only. */
async function countScope(index: SearchableIndex, filter: Filter | undefined, ids: Sql): Promise<number> {
  const counted =
    filter && looksAtChunks(filter)
      ? sql`select count(*)::int as chunks from (${ids}) s`
      : sql`
        select coalesce(sum(x.chunks), 0)::int as chunks from index_documents x
        join documents d on d.id = x.document_id and d.workspace_id = ${index.workspaceId}
        where x.build_id = ${index.build} and d.deleted_at is null and ${filter ? filterCondition(filter) : sql`true`}`;
  const [row] = await query<{ chunks: number }>(counted);
  return row?.chunks ?? 0;
}

const within = (column: Sql, scope: Scope): Sql => (scope ? sql`where ${column} in (${scope.ids})` : sql``);

export interface FoundRow extends Omit<Found, 'score'> {
  value: number;
}

function vectorLiteral(vector: Float32Array): Sql {
  return sql`${toSql([...vector])}::vector`;
}

/** A vector of zeros has no direction: its cosine distance is not a number, and nothing is near to it. */
export function scored(index: SearchableIndex, rows: readonly FoundRow[]): Found[] {
  const score = SCORES[index.search.distance];
  return rows.filter((row) => !Number.isNaN(row.value)).map(({ value, ...row }) => ({ ...row, score: score(value) }));
}

export function placed(index: SearchableIndex, ranked: Sql): Sql {
  return sql`
    select r.id, r.value, c.document_id as "documentId", d.name as "documentName", c.start_offset as start
    from (${ranked}) r join ${buildTable('chunks', index.build)} c on c.id = r.id
    join documents d on d.id = c.document_id and d.workspace_id = ${index.workspaceId}`;
}

/** BM25: weights are whole numbers of 1/2^20, so that sums are exact whatever the order of the rows. */
const WEIGHT_SCALE = 1_048_576;

const postingsOf = (index: SearchableIndex, terms: readonly string[]): Sql => sql`
  select unnest(chunk_ids) as id, unnest(weights) as weight
  from ${buildTable('postings', index.build)} where term = any(${[...terms]}::text[])`;

/** The chunks with the highest BM25 scores, and whatever scores as much as the last one. */
export async function bestByTerms(
  index: SearchableIndex,
  terms: readonly string[],
  limit: number,
  scope: Scope,
): Promise<Found[]> {
  if (terms.length === 0) return [];
  const ranked = sql`
    select p.id, sum(p.weight)::float8 as value from (${postingsOf(index, terms)}) p ${within(sql`p.id`, scope)}
    group by p.id order by value desc fetch first ${limit} rows with ties`;
  const rows = await query<FoundRow>(placed(index, ranked));
  return rows.map(({ value, ...row }) => ({ ...row, score: value / WEIGHT_SCALE }));
}

/** The vectors of these chunks, in their order. */
export async function vectorsOf(index: SearchableIndex, ids: readonly number[]): Promise<Float32Array[]> {
  const rows = await query<{ id: number; vector: number[] }>(sql`
    select chunk_id as id, embedding::real[] as vector from ${buildTable('vectors', index.build)}
    where chunk_id = any(${[...ids]}::int[])`);
  const vectors = new Map(rows.map((row) => [row.id, Float32Array.from(row.vector)]));
  return ids.map((id) => vectors.get(id) ?? new Float32Array(index.statistics.dimensions));
}

/** Which terms of the question each of these chunks has, and what they weigh; heaviest first. */
export async function matchedTerms(
  index: SearchableIndex,
  terms: readonly string[],
  ids: readonly number[],
): Promise<Map<number, MatchedTerm[]>> {
  const matched = new Map<number, MatchedTerm[]>();
  if (terms.length === 0 || ids.length === 0) return matched;
  const rows = await query<{ id: number; term: string; weight: number }>(sql`
    select id, term, sum(weight)::float8 as weight
    from (select term, unnest(chunk_ids) as id, unnest(weights) as weight
          from ${buildTable('postings', index.build)} where term = any(${[...terms]}::text[])) p
    where id = any(${[...ids]}::int[]) group by id, term order by id, weight desc, term collate "C"`);
  for (const { id, term, weight } of rows) {
    matched.set(id, [...(matched.get(id) ?? []), { term, weight: weight / WEIGHT_SCALE }]);
  }
  return matched;
}

export interface ChunkDetails {
  id: number;
  end: number;
  parentStart: number | null;
  parentEnd: number | null;
  page: number | null;
  headingPath: string[];
  tokens: number;
  text: string;
  /** Of the document, as it was indexed; null in older builds. */
  version: number | null;
}

export async function chunkDetails(index: SearchableIndex, ids: readonly number[]): Promise<Map<number, ChunkDetails>> {
  const rows = await query<ChunkDetails>(sql`
    select c.id, c.end_offset as "end", c.parent_start as "parentStart", c.parent_end as "parentEnd", c.page,
           c.heading_path as "headingPath", c.tokens, c.text, x.document_version as version
    from ${buildTable('chunks', index.build)} c
    left join index_documents x
      on x.workspace_id = ${index.workspaceId} and x.build_id = ${index.build} and x.document_id = c.document_id
    where c.id = any(${[...ids]}::int[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The texts of some chunks, evenly over the index. */
export async function sampleTexts(index: SearchableIndex, count: number): Promise<string[]> {
  const step = Math.max(1, Math.floor(index.statistics.chunks / count));
  const rows = await query<{ text: string }>(sql`
    select text from ${buildTable('chunks', index.build)} where id % ${step}::int = 0 order by id limit ${count}`);
  return rows.map(({ text }) => text);
}

/** A chunk beside others, for putting a passage together. */
export interface ChunkPiece {
  id: number;
  documentId: string;
  start: number;
  end: number;
  lead: string;
  text: string;
  /** Whether it is its document's first or last chunk. */
  first: boolean;
  last: boolean;
}

/** Chunks up to `around` numbers away from any of these, in order. */
export function chunkPieces(index: SearchableIndex, ids: readonly number[], around: number) {
  return query<ChunkPiece>(sql`
    select c.id, c.document_id as "documentId", c.start_offset as start, c.end_offset as "end", c.lead, c.text,
           c.id = x.first_chunk as first, c.id = x.first_chunk + x.chunks - 1 as last
    from (select distinct n.id from unnest(${[...ids]}::int[]) i (id), generate_series(i.id - ${around}::int, i.id + ${around}::int) n (id)) near
    join ${buildTable('chunks', index.build)} c on c.id = near.id
    join index_documents x on x.build_id = ${index.build} and x.document_id = c.document_id
    order by c.id`);
}

/** The chunks that share at least one character with a span of a document. */
export function chunksAt(index: SearchableIndex, documentId: string, start: number, end: number) {
  return query<{ id: number; start: number; end: number }>(sql`
    select c.id, c.start_offset as start, c.end_offset as "end"
    from index_documents x join ${buildTable('chunks', index.build)} c
      on c.id >= x.first_chunk and c.id < x.first_chunk + x.chunks
    where x.build_id = ${index.build} and x.document_id = ${documentId} and c.start_offset < ${end} and c.end_offset > ${start}
    order by c.id`);
}

export async function idsInScope(scope: Scope, ids: readonly number[]): Promise<Set<number>> {
  if (!scope) return new Set(ids);
  const rows = await query<{ id: number }>(sql`select s.id from (${scope.ids}) s where s.id = any(${[...ids]}::int[])`);
  return new Set(rows.map((row) => row.id));
}

/** Where these chunks stand among all by distance, however far down, each by the nearest vector; ties as in the hits. */
export async function denseRanks(
  index: SearchableIndex,
  vectors: readonly Float32Array[],
  ids: readonly number[],
  scope: Scope,
) {
  const operator = OPERATORS[index.search.distance];
  const distances = vectors.map((vector) => sql`(v.embedding ${operator} ${vectorLiteral(vector)}) + 0`);
  const ranked = sql`
    select v.chunk_id as id, least(${join(distances)}) as value
    from ${buildTable('vectors', index.build)} v ${within(sql`v.chunk_id`, scope)}`;
  return ranks(index, ranked, sql`value`, ids);
}

/** Where these chunks stand among all by BM25, each by the wording that suits it best; absent where no term matches. */
export async function lexicalRanks(
  index: SearchableIndex,
  wordings: readonly (readonly string[])[],
  ids: readonly number[],
  scope: Scope,
) {
  const sums = wordings
    .filter((terms) => terms.length > 0)
    .map(
      (terms) => sql`
        select p.id, sum(p.weight)::float8 as value from (${postingsOf(index, terms)}) p ${within(sql`p.id`, scope)} group by p.id`,
    );
  if (sums.length === 0) return new Map<number, number>();
  const ranked = sql`select s.id, max(s.value) as value from (${join(sums, ' union all ')}) s group by s.id`;
  return ranks(index, ranked, sql`value desc`, ids);
}

async function ranks(index: SearchableIndex, ranked: Sql, order: Sql, ids: readonly number[]) {
  const rows = await query<{ id: number; rank: number }>(sql`
    select id, rank from (
      select id, (row_number() over (order by ${order}, "documentName" collate "C", start, id))::int as rank
      from (${placed(index, ranked)}) placed where value <> 'NaN'::float8) numbered
    where id = any(${[...ids]}::int[])`);
  return new Map(rows.map((row) => [row.id, row.rank]));
}

/** Documents of the index by that name, deleted ones left out. */
export function documentsNamed(index: SearchableIndex, name: string) {
  return query<{ id: string }>(sql`
    select d.id from index_documents x join documents d on d.id = x.document_id and d.workspace_id = ${index.workspaceId}
    where x.build_id = ${index.build} and d.name = ${name} and d.deleted_at is null order by d.id`);
}

/** Null where the document isn't in the index, or is deleted. */
export async function indexedText(index: SearchableIndex, documentId: string): Promise<string | null> {
  const [row] = await query<{ text: string }>(sql`
    select t.text from index_documents x
    join documents d on d.id = x.document_id and d.workspace_id = ${index.workspaceId} and d.deleted_at is null
    join document_texts t on t.document_id = d.id and t.workspace_id = ${index.workspaceId}
    where x.build_id = ${index.build} and x.document_id = ${documentId}`);
  return row?.text ?? null;
}

/** True where a build's tables were dropped since its number was read. */
export function isMissingTable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '42P01';
}
