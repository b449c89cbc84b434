import type { Access } from '@/lib/auth/schema';
import { ValidationError } from '@/lib/errors';
import { searchableIndex } from '@/lib/indexes';
import { resolveChatModel, resolveRerankModel } from '@/lib/models';
import { refuseBuiltIn } from './expand/expand-question';
import type { RankingSettings } from './rank';
import { BUILT_IN_RERANKER } from './rerank/rerank-passages';
import type { Retrieval } from './schema';

/** @throws {ValidationError} for settings that contradict each other */
export function refuseContradictions({ mode, expand }: RankingSettings): void {
  if (!expand) return;
  refuseBuiltIn(expand);
  if (expand.method === 'hyde' && mode === 'lexical') {
    const message = 'hyde changes the question’s vector, which lexical search has none of: take multi-query';
    throw new ValidationError([{ path: 'expand.method', message }]);
  }
}

/**
 * Whether a search asks a provider's models, which may cost money: for the question's vector, for other wordings, to rerank.
 * @throws {NotFoundError}, {IndexNotReadyError} for its index
 */
export async function asksProviders(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  { indexId, mode, expand, rerank }: Retrieval,
): Promise<boolean> {
  const { embedding } = await searchableIndex(workspaceId, indexId);
  const models = [mode === 'lexical' ? undefined : embedding.model, expand?.model, rerank?.model];
  return models.some((model) => model !== undefined && !model.startsWith('builtin/'));
}

/**
 * Refuses a retrieval that can't be run, before anything is.
 * @throws {NotFoundError}, {IndexNotReadyError} for its index, {ValidationError} for its models and settings
 */
export async function checkRetrieval(workspaceId: string, retrieval: Retrieval): Promise<void> {
  refuseContradictions(retrieval);
  const { indexId, expand, rerank } = retrieval;
  await searchableIndex(workspaceId, indexId);
  if (expand) await resolveChatModel(workspaceId, expand.model);
  if (rerank && rerank.model !== BUILT_IN_RERANKER) await resolveRerankModel(workspaceId, rerank.model);
}
