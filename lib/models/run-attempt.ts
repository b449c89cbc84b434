import {
  jsonSchema,
  Output,
  streamText,
  tool,
  type FinishReason,
  type JSONSchema7,
  type LanguageModelUsage,
  type ToolSet,
} from 'ai';
import { recordExchange, type ExchangeRecorder } from './record-exchange';
import type { ModelParameters } from './schema';
import type { ChatModel } from './providers/provider';

// What a provider ignores is handed on in the result; it isn't for the server's log.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** A message as prompts have them. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** A tool that a model may ask for. Nothing runs it: the request is part of the answer. */
export interface ToolDefinition {
  name: string;
  description?: string;
  /** JSON Schema of its arguments. */
  inputSchema: Record<string, unknown>;
}

export interface RequestedToolCall {
  id: string;
  name: string;
  input: unknown;
}

/** What is sent, without when and how often. */
export interface GenerationRequest {
  messages: readonly ChatMessage[];
  parameters?: ModelParameters;
  tools?: readonly ToolDefinition[];
  /** JSON Schema that the answer has to follow. */
  outputSchema?: Record<string, unknown>;
  providerOptions?: Parameters<typeof streamText>[0]['providerOptions'];
}

/** What arrived so far; grows while the stream runs, so that a broken one leaves its part here. */
export interface Received {
  text: string;
  reasoning: string;
  toolCalls: RequestedToolCall[];
  warnings: string[];
  finishReason: FinishReason | null;
  usage: LanguageModelUsage | null;
  exchange: ExchangeRecorder;
}

export const nothingReceived = (): Received => ({
  text: '',
  reasoning: '',
  toolCalls: [],
  warnings: [],
  finishReason: null,
  usage: null,
  exchange: recordExchange(),
});

function toolSet(tools: readonly ToolDefinition[] | undefined): { tools?: ToolSet } {
  if (!tools || tools.length === 0) return {};
  const entries = tools.map(({ name, description, inputSchema }) => [
    name,
    tool({ ...(description !== undefined && { description }), inputSchema: jsonSchema(inputSchema as JSONSchema7) }),
  ]);
  return { tools: Object.fromEntries(entries) as ToolSet };
}

/**
 * One call to a model, its stream read to the end into `received`.
 * @param onPart called when a part with content came: `text`, `reasoning` or `tool`
 * @throws whatever the provider package threw, or reported in the stream
 */
export async function runAttempt(
  model: ChatModel,
  request: GenerationRequest,
  signal: AbortSignal,
  received: Received,
  onPart: (kind: 'text' | 'reasoning' | 'tool', text: string) => void,
): Promise<void> {
  const { messages, parameters = {}, outputSchema, providerOptions } = request;
  const result = streamText({
    model,
    messages: [...messages],
    allowSystemInMessages: true,
    ...parameters,
    ...toolSet(request.tools),
    ...(outputSchema && { output: Output.object({ schema: jsonSchema(outputSchema as JSONSchema7) }) }),
    ...(providerOptions && { providerOptions }),
    abortSignal: signal,
    maxRetries: 0,
    include: { requestBody: true, rawChunks: true },
    onError: () => undefined,
  });
  for await (const part of result.stream) {
    switch (part.type) {
      case 'text-delta':
        if (part.text === '') break;
        received.text += part.text;
        onPart('text', part.text);
        break;
      case 'reasoning-delta':
        if (part.text === '') break;
        received.reasoning += part.text;
        onPart('reasoning', part.text);
        break;
      case 'tool-input-start':
      case 'tool-input-delta':
        onPart('tool', '');
        break;
      case 'tool-call':
        received.toolCalls.push({ id: part.toolCallId, name: part.toolName, input: part.input });
        onPart('tool', '');
        break;
      case 'raw':
        received.exchange.came(part.rawValue);
        break;
      case 'start-step':
        received.exchange.sent(part.request);
        received.warnings = part.warnings.map(
          (warning) => ('message' in warning ? warning.message : '') || JSON.stringify(warning),
        );
        break;
      case 'finish-step':
        // Some packages say `other` without the provider's own word for a stream that just ended.
        received.finishReason =
          part.finishReason === 'other' && part.rawFinishReason === undefined ? 'interrupted' : part.finishReason;
        received.usage = part.usage;
        received.exchange.answered(part.response);
        break;
      case 'error':
        throw part.error;
      case 'abort':
        signal.throwIfAborted();
    }
  }
  signal.throwIfAborted();
}
