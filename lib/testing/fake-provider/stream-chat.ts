import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Behaviour } from './behaviours';

/** Splits as a stream of tokens looks: each word with the space before it. */
export function tokensOf(behaviour: Behaviour, question: string): string[] {
  const words = (behaviour.reply ?? `You asked: ${question}`).match(/\s*\S+/gu) ?? [];
  if (behaviour.tokens === undefined) return words;
  return Array.from({ length: behaviour.tokens }, (_, at) => words[at] ?? ` word${at}`);
}

export const TOOL_CALL = {
  index: 0,
  id: 'call_1',
  type: 'function',
  function: { name: 'look_up', arguments: '{"word":"bake-off"}' },
};

export function usageOf(promptTokens: number, completionTokens: number) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: 1 },
  };
}

/** Writes the events of one streamed answer, with the faults that `behaviour` asks for. */
export async function streamChat(
  response: ServerResponse,
  model: string,
  behaviour: Behaviour,
  tokens: readonly string[],
  promptTokens: number,
): Promise<void> {
  const end = behaviour.lineEnd ?? '\n';
  const write = async (text: string) => {
    if (!behaviour.splitBytes) return void response.write(text);
    for (const byte of Buffer.from(text)) {
      response.write(Buffer.of(byte));
      await new Promise(setImmediate);
    }
  };
  const send = (value: unknown) =>
    write(`${behaviour.comments ? `: still here${end}${end}` : ''}data: ${JSON.stringify(value)}${end}${end}`);
  const chunk = (delta: unknown, finish: string | null = null, more: object = {}) => ({
    id: 'chatcmpl-fake',
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model,
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...more,
  });

  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_fake' });
  response.flushHeaders();
  if (behaviour.fault === 'silent') return;
  if (behaviour.emptyChoices) await send({ ...chunk({}), choices: [] });
  await send(chunk({ role: 'assistant', content: '' }));
  if (behaviour.reasoning) await send(chunk({ reasoning_content: behaviour.reasoning }));
  for (const [at, token] of tokens.entries()) {
    if (at === 2 && behaviour.fault) {
      if (behaviour.fault === 'stall') return;
      // A pause lets what was written leave the machine before the connection breaks.
      if (behaviour.fault === 'cut') return void setTimeout(() => response.destroy(), 20);
      if (behaviour.fault === 'end') return void response.end();
      if (behaviour.fault === 'bad-json') await write(`data: {"choices": [{"delta": {"content"${end}${end}`);
      if (behaviour.fault === 'error-event')
        await send({ error: { message: 'The engine is overloaded.', type: 'server_error' } });
    }
    if (behaviour.delayMs) await pause(behaviour.delayMs);
    if (response.destroyed) return;
    await send(chunk({ content: token }));
  }
  if (behaviour.finish === 'tool_calls') await send(chunk({ tool_calls: [TOOL_CALL] }));
  const usage = usageOf(promptTokens, tokens.length);
  const finish = behaviour.finish ?? 'stop';
  await send(chunk({}, finish, behaviour.usage === 'last-chunk' ? { usage } : {}));
  if ((behaviour.usage ?? 'own-chunk') === 'own-chunk') await send({ ...chunk({}), choices: [], usage });
  if (!behaviour.noDone) await write(`data: [DONE]${end}${end}`);
  response.end();
}
