import { rerank } from 'ai';
import { countTokens } from '@/lib/text';
import { callWithRetries, type RetrySettings } from './call-with-retries';
import { ProviderCallError } from './provider-call-error';
import type { RerankModelInUse } from './resolve-model';
import type { Usage } from './schema';

export interface RerankedTexts {
  /** How well each text answers the question, in the order of the texts; higher is better, the scale is the model's. */
  scores: number[];
  /** Providers of such models report no tokens: o200k_base counts of what was sent. */
  usage: Usage;
}

/**
 * Lets a model that was made for it say how well each text answers a question.
 * @throws {ProviderCallError} for what the provider refused in the end, or an answer that leaves texts out
 */
export async function rerankTexts(
  model: RerankModelInUse,
  question: string,
  texts: readonly string[],
  settings: RetrySettings = {},
): Promise<RerankedTexts> {
  const { ranking } = await callWithRetries(model, settings, () =>
    rerank({
      model: model.model,
      query: question,
      documents: [...texts],
      topN: texts.length,
      maxRetries: 0,
      ...(settings.signal && { abortSignal: settings.signal }),
    }),
  );
  const scores = new Map(ranking.map(({ originalIndex, score }) => [originalIndex, score]));
  if (texts.some((_, index) => !Number.isFinite(scores.get(index)))) {
    const detail = `${model.providerName} scored ${scores.size} of ${texts.length} passages.`;
    throw new ProviderCallError({ code: 'provider_error', detail });
  }
  const inputTokens = texts.reduce((sum, text) => sum + countTokens(text), countTokens(question));
  return {
    scores: texts.map((_, index) => scores.get(index)!),
    usage: { inputTokens, outputTokens: 0, estimated: true },
  };
}
