import { checkBudget, costUsd, rerankTexts, resolveRerankModel } from '@/lib/models';
import { fence, serverSecret } from '@/lib/security';
import { judgePassages } from './judge-passages';
import { lexicalScores } from './lexical-scores';
import type { OnPaid } from './on-paid';

export const BUILT_IN_RERANKER = 'builtin/lexical-rerank';

/**
 * How well each passage answers the question, by the built-in reranker, a model made for it, or a chat model.
 *
 * @param onPaid told of each call as soon as it has ended, also where its answer is of no use
 * @throws {ValidationError} for a model that is not there, {ProviderCallError} for one that failed,
 *   {BudgetExceededError} where the workspace's cap for the day is reached
 */
export async function rerankPassages(
  workspaceId: string,
  modelId: string,
  question: string,
  passages: readonly string[],
  onPaid: OnPaid,
  signal?: AbortSignal,
): Promise<number[]> {
  if (modelId === BUILT_IN_RERANKER) return lexicalScores(question, passages);
  const model = await resolveRerankModel(workspaceId, modelId);
  if (passages.length === 0) return [];
  await checkBudget(workspaceId);
  if (model.kind === 'chat') {
    return judgePassages(model, question, passages, (content) => fence(serverSecret(), content), onPaid, signal);
  }
  const { scores, usage } = await rerankTexts(model, question, passages, { signal });
  onPaid(usage, costUsd(usage, model.price));
  return scores;
}
