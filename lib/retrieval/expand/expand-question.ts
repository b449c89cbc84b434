import { ValidationError } from '@/lib/errors';
import { checkBudget, completeText, costUsd, resolveChatModel } from '@/lib/models';
import type { ExpansionSettings, ModelCall } from '../schema';
import { parseQuestions } from './parse-questions';

/** Other wordings that are asked for. */
const WORDINGS = 3;

const INSTRUCTIONS = {
  hyde:
    'Write a passage of about 100 words that could stand in a document and answers the question directly, in the language ' +
    'of the question. Invent what you do not know: the passage is only used to find real ones that resemble it. Write the ' +
    'passage and nothing else.',
  'multi-query':
    `Write ${WORDINGS} other wordings of the question, in its language, that a search would find different documents with: ` +
    'use synonyms, name what is meant, split what asks for two things. One wording per line and nothing else.',
} as const;

/** @throws {ValidationError} for the built-in model, which quotes passages and can't write */
export function refuseBuiltIn({ model }: ExpansionSettings): void {
  if (!model.startsWith('builtin/')) return;
  const message = `${model} only quotes passages: it can’t write other wordings or a passage. Choose a model of a connection.`;
  throw new ValidationError([{ path: 'expand.model', message }]);
}

/**
 * Lets a chat model write what else to look for: other wordings of the question, without itself (`multi-query`), or one
 * passage (`hyde`).
 *
 * Sources: Gao, Ma, Lin and Callan, "Precise Zero-Shot Dense Retrieval without Relevance Labels" (2022) for `hyde`.
 *
 * @param onCall told what the call used and cost, also where its answer is of no use
 * @throws {ValidationError} for a model that is not there or can't write, {ProviderCallError} for one that failed
 */
export async function expandQuestion(
  workspaceId: string,
  settings: ExpansionSettings,
  question: string,
  onCall: (call: ModelCall) => void,
  signal?: AbortSignal,
): Promise<string[]> {
  refuseBuiltIn(settings);
  const model = await resolveChatModel(workspaceId, settings.model);
  await checkBudget(workspaceId);
  const text = await completeText(
    model,
    [
      { role: 'system', content: INSTRUCTIONS[settings.method] },
      { role: 'user', content: question },
    ],
    { temperature: 0, maxOutputTokens: 600 },
    (usage) => onCall({ step: 'expand', model: settings.model, usage, costUsd: costUsd(usage, model.price) }),
    signal,
  );
  const texts = settings.method === 'hyde' ? [text.trim().slice(0, 8_000)] : parseQuestions(text, question);
  return texts.map((written) => written.toWellFormed()).slice(0, WORDINGS);
}
