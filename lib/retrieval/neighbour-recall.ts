import type { Access } from '@/lib/auth/schema';
import { embedQuestion } from '@/lib/embeddings';
import { searchableIndex } from '@/lib/indexes';
import type { Retrieval } from './schema';
import { nearest } from './nearest/store';
import { scopeOf } from './store';

/**
 * How many of the question's k exact nearest neighbours the index's vector search finds: 1 where it compares all vectors
 * anyway, null where no vectors are asked (lexical) or none are there.
 */
export async function neighbourRecall(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  { indexId, mode, topK, filter, efSearch, probes }: Retrieval,
  question: string,
  signal?: AbortSignal,
): Promise<number | null> {
  if (mode === 'lexical') return null;
  const index = await searchableIndex(workspaceId, indexId);
  if (index.statistics.chunks === 0) return null;
  if (index.search.type === 'exact') return 1;
  const { vector } = await embedQuestion(workspaceId, index.embedding, question, signal);
  const scope = await scopeOf(index, filter);
  const exactly = { ...index, search: { ...index.search, type: 'exact' as const, precision: 'full' as const } };
  const exact = await nearest(exactly, vector, topK, scope);
  const found = await nearest(index, vector, topK, scope, { efSearch, probes });
  const ids = new Set(exact.map(({ id }) => id));
  const wanted = Math.min(topK, exact.length);
  // Of equally near ones any will do: `exact` holds all that are as near as the last.
  const hits = found.slice(0, topK).filter(({ id }) => ids.has(id)).length;
  return wanted === 0 ? null : Math.min(1, hits / wanted);
}
