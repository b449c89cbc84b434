import { ProviderCallError } from './provider-call-error';
import type { ChatModelInUse } from './resolve-model';
import type { ChatMessage } from './run-attempt';
import type { ModelParameters, Usage } from './schema';
import { streamGeneration } from './stream-generation';

export interface CompletedText {
  text: string;
  usage: Usage;
}

/**
 * A chat model's whole answer, for callers who can do nothing with a part of it.
 * @throws {ProviderCallError} where it failed, was cut, or said nothing
 */
export async function completeText(
  model: ChatModelInUse,
  messages: readonly ChatMessage[],
  parameters: ModelParameters,
  signal?: AbortSignal,
): Promise<CompletedText> {
  const result = await streamGeneration({ model, messages, parameters, ...(signal && { signal }) });
  signal?.throwIfAborted();
  if (result.error) throw new ProviderCallError(result.error);
  if (result.text.trim() === '' || result.usage === null) {
    const detail = `${model.providerName} gave an empty answer${result.finishReason === 'stop' ? '' : ` (${result.finishReason ?? 'no reason'})`}.`;
    throw new ProviderCallError({ code: 'provider_error', detail });
  }
  return { text: result.text, usage: result.usage };
}
