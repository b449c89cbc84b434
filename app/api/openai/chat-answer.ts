import type { AnswerOutcome } from '@/lib/answers';

/** What one answer is called, in every piece of it. */
export interface Naming {
  id: string;
  created: number;
  model: string;
}

function finishReasonOf({ finishReason, status }: AnswerOutcome): string {
  if (finishReason === 'content-filter') return 'content_filter';
  if (finishReason === 'tool-calls') return 'tool_calls';
  return finishReason === 'length' || status === 'incomplete' ? 'length' : 'stop';
}

export function usageOf({ usage }: AnswerOutcome) {
  const { inputTokens = 0, outputTokens = 0, cachedInputTokens = 0, reasoningTokens = 0 } = usage ?? {};
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: cachedInputTokens },
    completion_tokens_details: { reasoning_tokens: reasoningTokens },
  };
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
    usage: usageOf(outcome),
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
    ...(includeUsage ? [{ ...chunkOf(naming, {}), choices: [], usage: usageOf(outcome) }] : []),
  ];
}
