import type { ProviderExchange } from '@/lib/models/schema';
import { renderMessages } from '@/lib/prompts';
import type { Hit } from '@/lib/retrieval/schema';
import { toAnswerError } from './answer-error';
import { checkOutput } from './check-output';
import { fencePassages } from './fence-passages';
import { AnswerInterruptedError } from './interrupted-error';
import { parseCitations } from './parse-citations';
import { placeContext } from './place-context';
import type { Answer, AnswerError, FrozenVariant, QuestionInput, SentMessage, Timings } from './schema';
import { givesUp, modelTurns } from './routing/model-turns';
import type { AnswerSteps, Generation, RetrievedPassages } from './steps';
import { storable, storableJson, wholeCharacters } from './whole-characters';

/** What can be shown while an answer is made. */
export type AnswerProgress =
  | { type: 'retrieved'; hits: Hit[]; retrievalMs: number }
  /** Another model is asked, because the one before could not answer. */
  | { type: 'fallback'; model: string }
  | { type: 'delta'; text: string; reasoning?: string }
  | { type: 'waiting'; seconds: number; reason: string };

export interface AnswerTask {
  workspaceId: string;
  variant: FrozenVariant;
  input: QuestionInput;
  /** What a router's draw depends on: the same for the same answer, so that asking again asks the same model. */
  key: string;
  /** Whether text that was emitted can be taken back, when a router asks another model after a stream was cut. */
  mayTakeBack: boolean;
  /** An answer that was kept to the same request may be given. */
  reuse?: boolean;
  /** Aborted with an AnswerInterruptedError as its reason. */
  signal: AbortSignal;
  emit: (progress: AnswerProgress) => void;
}

/** An answer without its place in a comparison. */
export type AnswerOutcome = Omit<Answer, 'id' | 'variantIndex' | 'inputIndex' | 'repeat' | 'timings'> & {
  /** `inLineMs`: spent waiting for a place beside other calls to the provider, which is in none of the others. */
  timings: Omit<Timings, 'queuedMs'> & { inLineMs: number };
  /** Set where nothing was said because the provider wants to be left alone for so long: asking again later is right (F6). */
  retryAfterMs?: number;
  /** What went over the wire, where a provider was called. */
  exchange?: ProviderExchange;
};

/** The most of a question that searches an index; a longer one is asked whole but searched by its beginning. */
const MAX_QUERY_LENGTH = 8_000;

/**
 * Makes one answer: retrieves, renders, and asks the models in turn until one begins to speak. Never throws: what goes wrong, or
 * stops it, is in the outcome, beside whatever was said and paid until then.
 *
 * - `done`: the model finished, for whatever reason it gave (F11)
 * - `failed`: it did not, and `error` says why
 * - `incomplete`: its stream was cut (F9), or the server was shut down
 * - `stopped`: a person stopped it (F28)
 */
export async function generateAnswer(task: AnswerTask, steps: AnswerSteps): Promise<AnswerOutcome> {
  const from = performance.now();
  const timings: AnswerOutcome['timings'] = { retrievalMs: null, firstTokenMs: null, totalMs: null, inLineMs: 0 };
  let hits: Hit[] = [];
  let calls: RetrievedPassages['calls'];
  let messages: SentMessage[] = [];
  let generation: Generation & Partial<Paid>;
  try {
    ({ hits, calls = [] } = await retrievePassages(task, steps, timings));
    messages = renderFor(task, hits, steps.mark);
    generation = await askInTurn(
      task,
      steps,
      messages,
      hits,
      () => (timings.firstTokenMs ??= performance.now() - from),
    );
  } catch (error) {
    generation = { ...SILENT, error: toAnswerError(error) };
  }
  // Nobody waits in line once the answer has begun.
  timings.inLineMs = generation.inLineMs ?? 0;
  if (timings.firstTokenMs !== null) timings.firstTokenMs -= timings.inLineMs;
  timings.totalMs = performance.now() - from - timings.inLineMs;
  const { usage, finishReason, attempts } = generation;
  const object = storableJson(generation.object);
  const toolCalls = storableJson(generation.toolCalls) as Generation['toolCalls'];
  const text = storable(generation.text);
  const reasoning = storable(generation.reasoning);
  const ended = ending(generation, task.signal);
  const { costUsd, knownUsd } = withCalls(generation, calls);
  const model = attempts.at(-1)?.model ?? task.variant.models[0] ?? '';
  if (costUsd === null && knownUsd > 0) await steps.countApart(task.workspaceId, knownUsd, model);
  return {
    ...ended,
    error: ended.error ?? mismatchOf(task, generation),
    text,
    ...(object === undefined ? {} : { object }),
    ...(reasoning === '' ? {} : { reasoning }),
    ...(toolCalls.length === 0 ? {} : { toolCalls }),
    citations: parseCitations(
      text,
      hits.map((hit) => hit.rank),
    ),
    hits,
    messages,
    usage,
    costUsd,
    timings,
    finishReason,
    model,
    attempts,
    ...(generation.exchange ? { exchange: generation.exchange } : {}),
  };
}

/** Where a finished answer does not follow the output schema it was asked for. It stays finished: it was said, and paid. */
function mismatchOf({ variant }: AnswerTask, { status, object, toolCalls }: Generation): AnswerError | null {
  const { outputSchema } = variant.template;
  if (outputSchema === undefined || status !== 'done' || toolCalls.length > 0) return null;
  return checkOutput(object, outputSchema);
}

/** What the answer cost with the models that its retrieval called: null where a price is not known, and the part that is. */
function withCalls(
  { costUsd, usage, knownUsd }: Generation & Partial<Paid>,
  calls: RetrievedPassages['calls'] = [],
): Paid {
  // Where the model was never reached, only the retrieval was paid for.
  const own = usage === null && calls.length > 0 ? [] : [costUsd];
  const of = calls.map((call) => call.costUsd);
  const known = of.reduce<number>((sum, cost) => sum + (cost ?? 0), knownUsd ?? costUsd ?? 0);
  const all = [...of, ...own];
  return {
    costUsd: all.includes(null) ? null : all.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
    knownUsd: known,
  };
}

interface Paid {
  costUsd: number | null;
  knownUsd: number;
}

const SILENT: Generation = {
  status: 'failed',
  text: '',
  reasoning: '',
  toolCalls: [],
  usage: null,
  costUsd: null,
  finishReason: null,
  error: null,
  attempts: [],
};

async function retrievePassages(
  task: AnswerTask,
  steps: AnswerSteps,
  timings: AnswerOutcome['timings'],
): Promise<RetrievedPassages> {
  const { variant, input, workspaceId, signal, emit } = task;
  if (!variant.retrieval) return { hits: [] };
  const from = performance.now();
  const query = input.question.slice(0, MAX_QUERY_LENGTH).toWellFormed();
  const retrieved = await steps.retrieve(workspaceId, query, variant.retrieval, signal);
  const retrievalMs = performance.now() - from;
  timings.retrievalMs = retrievalMs;
  emit({ type: 'retrieved', hits: retrieved.hits, retrievalMs });
  return retrieved;
}

/** The messages that are sent. Without retrieval `{{context}}` is empty, so that a prompt can be compared with and without. */
function renderFor({ variant, input }: AnswerTask, hits: readonly Hit[], mark: AnswerSteps['mark']): SentMessage[] {
  const { messages } = variant.template;
  const variables = { ...input.variables, question: input.question };
  const context = fencePassages(hits, mark);
  return renderMessages(placeContext(messages, hits.length > 0), variant.template, variables, context).messages;
}

/**
 * Asks one model after the other. Once one has said something it stays with that one, unless a router may take it back: two
 * halves are no answer. What the ones before cost is in the sum.
 */
async function askInTurn(
  task: AnswerTask,
  steps: AnswerSteps,
  messages: readonly SentMessage[],
  hits: readonly Hit[],
  onFirstToken: () => void,
): Promise<Generation & Partial<Paid>> {
  const { variant, workspaceId, input, signal, emit } = task;
  const attempts: Answer['attempts'] = [];
  const paid: Generation[] = [];
  let inLineMs = 0;
  let last = SILENT;
  const turns = await modelTurns(variant, messages, task.key, (models) => steps.factsOf(workspaceId, models));
  for (const [index, turn] of turns.entries()) {
    const { model, route } = turn;
    signal.throwIfAborted();
    if (index > 0) emit({ type: 'fallback', model });
    const pass = { text: wholeCharacters(), reasoning: wholeCharacters() };
    last = await steps.generate({
      workspaceId,
      model,
      messages,
      parameters: variant.parameters,
      hits,
      question: input.question,
      outputSchema: variant.template.outputSchema,
      tools: variant.template.tools,
      ...(task.reuse && variant.reuse !== false && { reuse: true }),
      impatient: index < turns.length - 1 && (turn.on?.has('rate_limited') ?? false),
      signal,
      onDelta(piece, kind) {
        onFirstToken();
        const text = pass[kind](piece);
        if (text !== '') emit(kind === 'text' ? { type: 'delta', text } : { type: 'delta', text: '', reasoning: text });
      },
      onWait: (milliseconds, reason) => emit({ type: 'waiting', seconds: milliseconds / 1_000, reason }),
    });
    attempts.push(...last.attempts.map((attempt) => (route ? { ...attempt, route } : attempt)));
    inLineMs += last.inLineMs ?? 0;
    if (last.usage !== null) paid.push(last);
    if (signal.aborted || !givesUp(turn, last, task.mayTakeBack)) break;
  }
  return { ...last, ...sumOf(paid), attempts, inLineMs };
}

/** What all calls used and cost that may have been paid; the cost is null where one price is not known. */
function sumOf(paid: readonly Generation[]): Pick<Generation, 'usage'> & Paid {
  const known = paid.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
  return {
    usage: paid.reduce<Generation['usage']>((sum, { usage }) => addUsage(sum, usage), null),
    costUsd: paid.length === 0 || paid.some(({ costUsd }) => costUsd === null) ? null : known,
    knownUsd: known,
  };
}

function addUsage(one: Generation['usage'], other: Generation['usage']): Generation['usage'] {
  if (one === null || other === null) return one ?? other;
  const cached = (one.cachedInputTokens ?? 0) + (other.cachedInputTokens ?? 0);
  const reasoning = (one.reasoningTokens ?? 0) + (other.reasoningTokens ?? 0);
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    ...(cached > 0 && { cachedInputTokens: cached }),
    ...(reasoning > 0 && { reasoningTokens: reasoning }),
    ...((one.estimated || other.estimated) && { estimated: true }),
  };
}

function hasSpoken({ text, reasoning, toolCalls }: Generation): boolean {
  return text !== '' || reasoning !== '' || toolCalls.length > 0;
}

function ending(generation: Generation, signal: AbortSignal): Pick<AnswerOutcome, 'status' | 'error' | 'retryAfterMs'> {
  const { status, error, retryAfterMs } = generation;
  // It may have finished in the very moment in which it was stopped; then it is finished.
  if (status === 'done' || !signal.aborted) {
    const later = status === 'failed' && !hasSpoken(generation) ? retryAfterMs : undefined;
    return { status, error, ...(later === undefined ? {} : { retryAfterMs: later }) };
  }
  const reason: unknown = signal.reason;
  if (reason instanceof AnswerInterruptedError && reason.by === 'shutdown') {
    return { status: 'incomplete', error: { code: 'interrupted', detail: reason.message } };
  }
  return { status: 'stopped', error: null };
}
