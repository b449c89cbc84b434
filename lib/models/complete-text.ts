import { ProviderCallError } from './provider-call-error';
import type { ChatModelInUse } from './resolve-model';
import type { ChatMessage } from './run-attempt';
import type { ModelParameters, Usage } from './schema';
import { streamGeneration } from './stream-generation';

/**
 * A chat model's whole answer, for callers who can do nothing with a part of it.
 *
 * @param onUsage told what the call used as soon as it has ended, also where its answer is of no use: it is paid all the same
 * @throws {ProviderCallError} where it failed, was cut, or said nothing
 */
export async function completeText(
  model: ChatModelInUse,
  messages: readonly ChatMessage[],
  parameters: ModelParameters,
  onUsage: (usage: Usage) => void,
  signal?: AbortSignal,
): Promise<string> {
  const result = await streamGeneration({ model, messages, parameters, ...(signal && { signal }) });
  // A call that was refused cost nothing that anybody could count.
  const wasRefused = result.error !== null && result.text === '' && result.reasoning === '';
  if (result.usage !== null && !wasRefused) onUsage(result.usage);
  signal?.throwIfAborted();
  if (result.error) throw new ProviderCallError(result.error);
  if (result.text.trim() === '' || result.usage === null) {
    const detail = `${model.providerName} gave an empty answer${result.finishReason === 'stop' ? '' : ` (${result.finishReason ?? 'no reason'})`}.`;
    throw new ProviderCallError({ code: 'provider_error', detail });
  }
  return result.text;
}
