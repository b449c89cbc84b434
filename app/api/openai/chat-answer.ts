import type { AnswerOutcome } from '@/lib/answers';

/** What one answer is called, in every piece of it. */
export interface Naming {
  id: string;
  created: number;
  model: string;
}

function finishReasonOf({ finishReason }: AnswerOutcome): string {
  if (finishReason === 'content-filter') return 'content_filter';
  if (finishReason === 'tool-calls') return 'tool_calls';
  return finishReason === 'length' ? 'length' : 'stop';
}

/** Nothing where the usage is not known: 0 tokens would be a lie. */
function usageOf({ usage }: AnswerOutcome) {
  if (usage === null) return {};
  const { inputTokens, outputTokens, cachedInputTokens = 0, reasoningTokens = 0 } = usage;
  const known = {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: cachedInputTokens },
    completion_tokens_details: { reasoning_tokens: reasoningTokens },
  };
  return { usage: known };
}

function toolCallsOf({ toolCalls = [] }: AnswerOutcome) {
  const calls = toolCalls.map(({ id, name, input }, index) => ({
    index,
    id,
    type: 'function',
    function: { name, arguments: JSON.stringify(input) },
  }));
  return calls.length > 0 ? { tool_calls: calls } : {};
}

/** A whole answer as OpenAI's `chat.completion`. */
export function completionOf({ id, created, model }: Naming, outcome: AnswerOutcome) {
  const message = { role: 'assistant', content: outcome.text, refusal: null, ...toolCallsOf(outcome) };
  return {
    id,
    object: 'chat.completion',
    created,
    model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReasonOf(outcome) }],
    ...usageOf(outcome),
  };
}

/** One `chat.completion.chunk`. */
export function chunkOf({ id, created, model }: Naming, delta: object, finishReason: string | null = null) {
  const choices = [{ index: 0, delta, logprobs: null, finish_reason: finishReason }];
  return { id, object: 'chat.completion.chunk', created, model, choices };
}

/** The chunks that end a stream: tool calls, why it finished, and the usage where it was asked for. */
export function lastChunksOf(naming: Naming, outcome: AnswerOutcome, includeUsage: boolean): object[] {
  const tools = toolCallsOf(outcome);
  return [
    ...('tool_calls' in tools ? [chunkOf(naming, tools)] : []),
    chunkOf(naming, {}, finishReasonOf(outcome)),
    ...(includeUsage && outcome.usage ? [{ ...chunkOf(naming, {}), choices: [], ...usageOf(outcome) }] : []),
  ];
}
