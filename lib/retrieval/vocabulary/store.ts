import { query, sql } from '@/lib/db';
import { buildTable, type SearchableIndex } from '@/lib/indexes';

/** A build never changes and its number is never used again, so what was read of it stays right. */
let known = new Map<string, number>();
const MOST_KNOWN = 50_000;

/** In how many chunks of the index each of these terms stands; 0 for those in none. */
export async function termFrequencies(
  index: SearchableIndex,
  terms: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const keyOf = (term: string) => `${index.build} ${term}`;
  const missing = terms.filter((term) => !known.has(keyOf(term)));
  const rows =
    missing.length === 0
      ? []
      : await query<{ term: string; chunks: number }>(sql`
          select term, sum(cardinality(chunk_ids))::int as chunks from ${buildTable('postings', index.build)}
          where term = any(${missing}::text[]) group by term`);
  const found = new Map(rows.map(({ term, chunks }) => [term, chunks]));
  const frequencies = new Map(terms.map((term) => [term, found.get(term) ?? known.get(keyOf(term)) ?? 0]));
  if (known.size + missing.length > MOST_KNOWN) known = new Map();
  for (const term of missing) known.set(keyOf(term), frequencies.get(term)!);
  return frequencies;
}
