import { NotFoundError } from '@/lib/errors';
import { getIndex } from '@/lib/indexes';
import type { StoredResults } from './schema';
import { findEvaluation, saveResults, selectCells, type Key } from './store';
import { summarise, type IndexFacts } from './summarise';

/** Computes the results from what was measured so far, and keeps them. */
export async function saveSummary(key: Key): Promise<StoredResults | null> {
  const row = await findEvaluation(key);
  if (!row) return null;
  const indexes = await Promise.all(row.retrievals.map(({ indexId }) => factsOf(key.workspaceId, indexId)));
  const results = await summarise(
    row.retrievals.map(({ name }) => name),
    row.ks,
    await selectCells(key),
    indexes,
  );
  await saveResults(key, results);
  return results;
}

/** An index may have been deleted since it was asked. */
async function factsOf(workspaceId: string, id: string): Promise<IndexFacts> {
  const gone = {
    id,
    name: id === '' ? 'not built yet' : 'deleted index',
    chunks: 0,
    tokens: 0,
    buildMs: null,
    costUsd: null,
  };
  if (id === '') return gone;
  try {
    const { name, chunks, tokens, buildMs, costUsd } = await getIndex({ workspaceId }, id);
    return { id, name, chunks, tokens, buildMs, costUsd };
  } catch (error) {
    if (error instanceof NotFoundError) return gone;
    throw error;
  }
}
