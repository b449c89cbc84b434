import { randomUUID } from 'node:crypto';
import {
  AnswerInterruptedError,
  answerSteps,
  freezeVariant,
  generateAnswer,
  variantSources,
  type AnswerOutcome,
  type AnswerProgress,
} from '@/lib/answers';
import type { FrozenVariant, QuestionInput } from '@/lib/answers/schema';
import type { Access } from '@/lib/auth/schema';
import { BakeoffError, ValidationError } from '@/lib/errors';
import { countPromptCall, getPromptVersion } from '@/lib/prompts';
import { promptReference, textOf, type ChatRequest, type Turn } from './chat-request';
import { chunkOf, completionOf, lastChunksOf, type Naming } from './chat-answer';
import { toOpenAiError } from './openai-endpoint';

/** What answers where a prompt names no model: it needs no key, and says what it is. */
const MODEL_UNLESS_NAMED = 'builtin/extractive';

interface Prepared {
  variant: FrozenVariant;
  input: QuestionInput;
}

/** The conversation before the question; what a client calls system is the prompt's to say, so it counts as said by the user. */
function turnsOf(request: ChatRequest): { turns: Turn[]; question: string } {
  const last = request.messages.findLastIndex((message) => message.role === 'user');
  const question = textOf(request.messages[last]?.content).trim();
  if (question === '') throw new ValidationError([{ path: 'messages', message: 'need a message of the user' }]);
  const turns = request.messages.slice(0, last).map(({ role, content }): Turn => ({
    role: role === 'assistant' ? 'assistant' : 'user',
    content: textOf(content),
  }));
  return { turns: turns.filter((turn) => turn.content.trim() !== ''), question };
}

/** The parameters that a request may set above those of the prompt. */
function parametersOf(request: ChatRequest) {
  const { temperature, top_p, stop, seed, presence_penalty, frequency_penalty } = request;
  const maxOutputTokens = request.max_completion_tokens ?? request.max_tokens;
  const all = {
    temperature,
    maxOutputTokens,
    topP: top_p,
    stopSequences: stop === undefined || stop === null ? undefined : [stop].flat(),
    seed,
    presencePenalty: presence_penalty,
    frequencyPenalty: frequency_penalty,
  };
  const given = Object.entries(all).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given) as Partial<Record<keyof typeof all, never>>;
}

/**
 * Puts the conversation between the prompt's instructions and its question. Each turn comes in as text, not as a template, so
 * that nothing that a person typed is filled in.
 */
async function prepare(access: Access, request: ChatRequest): Promise<Prepared> {
  const { workspaceId } = access;
  const { turns, question: asked } = turnsOf(request);
  const reference = promptReference(request.model);
  const { name, ...selector } = reference;
  const key = request.user ?? randomUUID();
  const content = await getPromptVersion({ workspaceId }, name, { ...selector, key });
  await countPromptCall(access, name, content.version);
  const input = { question: asked, variables: { ...request.variables } };
  const variant = {
    prompt: { name, version: content.version },
    model: content.parameters?.model ?? MODEL_UNLESS_NAMED,
    parameters: parametersOf(request),
  };
  const frozen = await freezeVariant(workspaceId, variant, [input], variantSources, 'model');
  const { template } = frozen.variant;
  const firstTurn = template.messages.findIndex((message) => message.role !== 'system');
  const place = firstTurn < 0 ? template.messages.length : firstTurn;
  const said = turns.map(({ role, content: text }) => ({ role, parts: [{ kind: 'text' as const, text }] }));
  const asks = template.messages.some(({ parts }) =>
    parts.some((part) => part.kind === 'variable' && part.name === 'question'),
  );
  const question = { role: 'user' as const, parts: [{ kind: 'variable' as const, name: 'question' }] };
  const messages = [
    ...template.messages.slice(0, place),
    ...said,
    ...template.messages.slice(place),
    ...(asks ? [] : [question]),
  ];
  return { variant: { ...frozen.variant, template: { ...template, messages } }, input };
}

/** An answer that was cut off before its end is no answer: a client that was told of a regular end would take it for one (F9). */
function problemOf(outcome: AnswerOutcome): BakeoffError | null {
  const { status } = outcome;
  const cut = { code: 'incomplete', detail: 'The answer was cut off before its end.' };
  const error = outcome.error ?? (status === 'incomplete' ? cut : null);
  if (error === null || status === 'stopped') return null;
  const ours = error.code === 'rate_limited' ? 429 : error.code === 'budget_exceeded' ? 402 : 502;
  return new BakeoffError({ code: error.code, status: ours, title: 'No answer', detail: error.detail });
}

/**
 * Runs a prompt as if it were a model of OpenAI's.
 * @returns a `chat.completion`, or a stream of its chunks; nothing is kept of either
 */
export async function answerChat(access: Access, request: ChatRequest, clientGone: AbortSignal): Promise<unknown> {
  const prepared = await prepare(access, request);
  const naming = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1_000), model: request.model };
  const stop = new AbortController();
  const onGone = () => stop.abort(new AnswerInterruptedError('stop'));
  clientGone.addEventListener('abort', onGone, { once: true });
  const run = (emit: (progress: AnswerProgress) => void) =>
    generateAnswer(
      {
        workspaceId: access.workspaceId,
        ...prepared,
        key: naming.id,
        // A client of OpenAI's protocol can't be told to forget what it has read.
        mayTakeBack: request.stream !== true,
        signal: stop.signal,
        emit,
      },
      answerSteps,
    ).finally(() => clientGone.removeEventListener('abort', onGone));
  if (request.stream === true) return streamed(naming, run, onGone, request.stream_options?.include_usage === true);
  const outcome = await run(() => undefined);
  const problem = problemOf(outcome);
  if (problem) throw problem;
  return completionOf(naming, outcome);
}

function streamed(
  naming: Naming,
  run: (emit: (progress: AnswerProgress) => void) => Promise<AnswerOutcome>,
  onGone: () => void,
  includeUsage: boolean,
): Response {
  const encoder = new TextEncoder();
  let open = true;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (value: unknown) => {
        if (open)
          controller.enqueue(encoder.encode(`data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`));
      };
      send(chunkOf(naming, { role: 'assistant', content: '' }));
      const answering = run((progress) => {
        if (progress.type === 'delta' && progress.text !== '') send(chunkOf(naming, { content: progress.text }));
      });
      void answering.then((outcome) => {
        const problem = problemOf(outcome);
        if (problem) send(toOpenAiError({ ...problem, detail: problem.detail }).body);
        else for (const chunk of lastChunksOf(naming, outcome, includeUsage)) send(chunk);
        send('[DONE]');
        if (open) controller.close();
        open = false;
      });
    },
    cancel() {
      open = false;
      onGone();
    },
  });
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  });
}
