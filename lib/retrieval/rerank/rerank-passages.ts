import { checkBudget, costUsd, rerankTexts, resolveRerankModel } from '@/lib/models';
import { fence, serverSecret } from '@/lib/security';
import { judgePassages } from './judge-passages';
import { lexicalScores } from './lexical-scores';
import type { Reranked } from './reranked';

export const BUILT_IN_RERANKER = 'builtin/lexical-rerank';

/**
 * How well each passage answers the question, by the built-in reranker, a model made for it, or a chat model.
 * @throws {ValidationError} for a model that is not there, {ProviderCallError} for one that failed,
 *   {BudgetExceededError} where the workspace's cap for the day is reached
 */
export async function rerankPassages(
  workspaceId: string,
  modelId: string,
  question: string,
  passages: readonly string[],
  signal?: AbortSignal,
): Promise<Reranked> {
  if (modelId === BUILT_IN_RERANKER) {
    return { scores: lexicalScores(question, passages), usage: { inputTokens: 0, outputTokens: 0 }, costUsd: 0 };
  }
  const model = await resolveRerankModel(workspaceId, modelId);
  if (passages.length === 0) return { scores: [], usage: { inputTokens: 0, outputTokens: 0 }, costUsd: 0 };
  await checkBudget(workspaceId);
  if (model.kind === 'chat') {
    return judgePassages(model, question, passages, (content) => fence(serverSecret(), content), signal);
  }
  const { scores, usage } = await rerankTexts(model, question, passages, { signal });
  return { scores, usage, costUsd: costUsd(usage, model.price) };
}
