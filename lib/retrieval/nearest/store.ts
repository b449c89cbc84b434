import { toSql } from 'pgvector';
import { integer, query, sql, transaction, type Queryable, type Sql } from '@/lib/db';
import { buildTable, type SearchableIndex } from '@/lib/indexes';
import { defaultProbes } from '@/lib/indexes/schema';
import { OPERATORS, placed, scored, type Found, type FoundRow, type Scope } from '../store';

/** How the vectors were compared. */
export interface VectorPlan {
  vectors: 'exact' | 'hnsw' | 'ivfflat';
  /** A filter was applied while the structure was walked through, until enough were found. */
  iterative: boolean;
  /** Where the structure found too few that pass the filter, and everything was compared instead. */
  fellBack: boolean;
}

export interface NearestSettings {
  efSearch?: number | undefined;
  probes?: number | undefined;
  /** Told how the vectors were compared. */
  onPlan?: (plan: VectorPlan) => void;
}

/** pgvector's own default for `hnsw.ef_search`. */
export const DEFAULT_EF_SEARCH = 40;
const MOST_EF_SEARCH = 1_000;
/** Where a filter leaves at most so many chunks, all of them are compared: some tens of milliseconds at most, and none is missed. */
const COMPARED_ONE_BY_ONE = 10_000;
/** Kept while looking where a filter leaves some out, so that recall stays above 0.95. */
const FILTERED_EF_SEARCH = 120;
/** Candidates of binary vectors, which are put in order by the full ones. */
const LEAST_BINARY_CANDIDATES = 200;

/** The nearest chunks, best first, and whatever is as near as the last one where all are compared. */
export async function nearest(
  index: SearchableIndex,
  vector: Float32Array,
  limit: number,
  scope: Scope,
  settings: NearestSettings = {},
): Promise<Found[]> {
  const { type } = index.search;
  const told = (plan: VectorPlan) => settings.onPlan?.(plan);
  if (type === 'exact' || (scope && scope.chunks <= COMPARED_ONE_BY_ONE)) {
    told({ vectors: 'exact', iterative: false, fellBack: false });
    return exact(index, vector, limit, scope);
  }
  const found = await approximate(index, vector, limit, scope, settings);
  const tooFew = scope !== null && found.length < Math.min(limit, scope.chunks);
  told({ vectors: tooFew ? 'exact' : type, iterative: scope !== null && !tooFew, fellBack: tooFew });
  return tooFew ? exact(index, vector, limit, scope) : found;
}

/** Compares every vector; in half precision where the index says so, full otherwise. Binary ones are put in order by the full ones. */
async function exact(index: SearchableIndex, vector: Float32Array, limit: number, scope: Scope): Promise<Found[]> {
  const { key, value } = expressions(index, vector);
  const vectors = buildTable('vectors', index.build);
  const allowed = scope ? sql`where v.chunk_id in (${scope.ids})` : sql``;
  // The added 0 keeps the planner from taking an approximate index.
  const ranked =
    index.search.type === 'exact' && index.search.precision === 'binary'
      ? sql`
        select b.chunk_id as id, (${value(sql`b`)}) + 0 as value from (
          select v.chunk_id, v.embedding from ${vectors} v ${allowed}
          order by (${key(sql`v`)}) + 0, v.chunk_id limit ${binaryCandidates(limit)}) b
        order by value fetch first ${limit} rows with ties`
      : sql`
        select v.chunk_id as id, (${value(sql`v`)}) + 0 as value from ${vectors} v ${allowed}
        order by value fetch first ${limit} rows with ties`;
  return scored(index, await query<FoundRow>(placed(index, ranked)));
}

async function approximate(
  index: SearchableIndex,
  vector: Float32Array,
  limit: number,
  scope: Scope,
  settings: NearestSettings,
): Promise<Found[]> {
  const { key, value } = expressions(index, vector);
  const binary = index.search.precision === 'binary';
  const wanted = binary ? binaryCandidates(limit) : limit;
  const allowed = scope ? sql`where v.chunk_id in (${scope.ids})` : sql``;
  const walked = sql`
    select v.chunk_id, v.embedding from ${buildTable('vectors', index.build)} v ${allowed}
    order by ${key(sql`v`)} limit ${wanted}`;
  const ranked = sql`select w.chunk_id as id, ${value(sql`w`)} as value from (${walked}) w order by value limit ${limit}`;
  return transaction(async (on) => {
    await configure(on, index, wanted, scope, settings);
    return scored(index, await query<FoundRow>(placed(index, ranked), on));
  });
}

/** Settings hold for this transaction only, as the embedded database has one session for everybody. */
async function configure(
  on: Queryable,
  index: SearchableIndex,
  wanted: number,
  scope: Scope,
  { efSearch, probes }: NearestSettings,
): Promise<void> {
  const values: [string, string][] = [];
  if (index.search.type === 'hnsw') {
    const unlessTold = scope ? FILTERED_EF_SEARCH : DEFAULT_EF_SEARCH;
    const ef = Math.min(MOST_EF_SEARCH, Math.max(efSearch ?? unlessTold, wanted));
    if (ef !== DEFAULT_EF_SEARCH) values.push(['hnsw.ef_search', String(ef)]);
    if (scope) values.push(['hnsw.iterative_scan', 'strict_order']);
  } else {
    const lists = index.statistics.lists ?? 1;
    values.push(['ivfflat.probes', String(Math.min(lists, probes ?? defaultProbes(lists)))]);
    if (scope) values.push(['ivfflat.iterative_scan', 'relaxed_order']);
  }
  // Otherwise the planner may list everything that passes the filter and sort it, which is what the structure is there to avoid.
  if (scope) for (const way of ['hashjoin', 'mergejoin', 'sort', 'seqscan']) values.push([`enable_${way}`, 'off']);
  for (const [name, value] of values) await query(sql`select set_config(${name}, ${value}, true)`, on);
}

function binaryCandidates(limit: number): number {
  return Math.min(MOST_EF_SEARCH, Math.max(limit * 4, LEAST_BINARY_CANDIDATES));
}

/** What rows are ordered by while looking, and the distance that makes their score, each for a table with the vectors. */
function expressions({ search, statistics }: SearchableIndex, vector: Float32Array) {
  const operator = OPERATORS[search.distance];
  const dimensions = integer(statistics.dimensions);
  const literal = toSql([...vector]) as string;
  const full = (table: Sql) => sql`${table}.embedding ${operator} ${literal}::vector`;
  if (search.precision === 'half') {
    const half = (table: Sql) =>
      sql`(${table}.embedding::halfvec(${dimensions})) ${operator} ${literal}::halfvec(${dimensions})`;
    return { key: half, value: half };
  }
  if (search.precision === 'binary') {
    const bits = (table: Sql) =>
      sql`(binary_quantize(${table}.embedding)::bit(${dimensions})) <~> binary_quantize(${literal}::vector)::bit(${dimensions})`;
    return { key: bits, value: full };
  }
  return { key: full, value: full };
}
