import { BakeoffError } from '@/lib/errors';
import {
  checkBudgetOnce,
  checkedChatModel,
  costUsd,
  findKeptResponse,
  keepResponse,
  keepsResponses,
  recordSpend,
  resolveChatModel,
  responseKey,
  spendingChanged,
  strategyOf,
  streamGeneration,
  type GenerationResult,
} from '@/lib/models';
import type { GenerationError, KeptResponse } from '@/lib/models/schema';
import { expandIncludes, getPromptVersion, includesOf } from '@/lib/prompts';
import { checkRetrieval, retrieve } from '@/lib/retrieval';
import { fence, serverSecret } from '@/lib/security';
import { toAnswerError } from './answer-error';
import type { VariantSources } from './freeze-variant';
import { factsOf } from './routing/facts-of';
import type { AnswerError } from './schema';
import type { AnswerSteps, Generation, GenerationRequest } from './steps';

/** The product's own stages, for callers who save a cost together with the answer it paid for. */
export const answerStepsUncounted: AnswerSteps = {
  retrieve: (workspaceId, question, retrieval, signal) =>
    retrieve({ workspaceId }, retrieval, question, { signal, spendCountedByCaller: true }),
  generate,
  factsOf,
  countApart: (workspaceId, usd, model) => recordSpend(workspaceId, usd, { kind: 'answer', model, calls: 0 }),
  mark: (content) => fence(serverSecret(), content),
};

/** The same for all others: what a call cost is counted when it ends. */
export const answerSteps: AnswerSteps = {
  ...answerStepsUncounted,
  retrieve: (workspaceId, question, retrieval, signal) => retrieve({ workspaceId }, retrieval, question, { signal }),
  async generate(request) {
    const generation = await generate(request);
    const { usage, costUsd: paid } = generation;
    if (usage)
      await recordSpend(request.workspaceId, paid, { kind: 'answer', model: request.model, ...tokensOf(usage) });
    return generation;
  },
  // Every call was counted by itself.
  countApart: async () => {},
};

const tokensOf = ({ inputTokens, outputTokens }: NonNullable<Generation['usage']>) => ({ inputTokens, outputTokens });

/** Where the product's own stages find what a variant names. */
export const variantSources: VariantSources = {
  async findPrompt(workspaceId, { name, ...selector }) {
    const version = await getPromptVersion({ workspaceId }, name, selector);
    return { version: version.version, hash: version.hash, content: version };
  },
  expand: (workspaceId, messages, onInclude) => expandIncludes(messages, includesOf(workspaceId), onInclude),
  async checkModel(workspaceId, model) {
    const strategy = await strategyOf(workspaceId, model);
    if (strategy === null) await resolveChatModel(workspaceId, model);
    return strategy;
  },
  checkRetrieval,
};

async function generate(request: GenerationRequest): Promise<Generation> {
  const { workspaceId, messages, parameters, signal, onDelta, onWait } = request;
  try {
    const isBuiltIn = request.model.startsWith('builtin/');
    const [model] = await Promise.all([
      checkedChatModel(workspaceId, request.model),
      isBuiltIn ? undefined : checkBudgetOnce(workspaceId),
    ]);
    const reuses = request.reuse && !isBuiltIn && (await keepsResponses(workspaceId));
    const key = reuses ? responseKey(model.source, request) : null;
    const kept = key === null ? null : await findKeptResponse(workspaceId, key);
    if (kept) return reused(request, kept);
    const result = await streamGeneration({
      model,
      messages,
      parameters,
      ...(request.tools && { tools: request.tools }),
      ...(request.outputSchema && { outputSchema: request.outputSchema }),
      ...(isBuiltIn && { providerOptions: { bakeoff: forBuiltIn(request) } }),
      ...(request.impatient && { impatient: true }),
      signal,
      onDelta,
      onWait: (waitMs, error) => onWait(waitMs, error.detail),
    });
    if (!isBuiltIn) spendingChanged(workspaceId);
    const generation = toGeneration(result, model.price);
    if (key === null || result.status !== 'done') return generation;
    await keepResponse(workspaceId, key, result);
    const attempts = generation.attempts.map((attempt) => (attempt.error ? attempt : { ...attempt, cacheKey: key }));
    return { ...generation, attempts };
  } catch (error) {
    if (!(error instanceof BakeoffError)) throw error;
    return notCalled(request.model, toAnswerError(error));
  }
}

/** An answer that was given before to the same request: nothing is sent and nothing paid. */
function reused({ model, onDelta }: GenerationRequest, { key, answeredAt, response }: KeptResponse): Generation {
  const { object, ...said } = response;
  if (said.reasoning !== '') onDelta(said.reasoning, 'reasoning');
  if (said.text !== '') onDelta(said.text, 'text');
  return {
    ...{ status: 'done', ...said, ...(object === undefined ? {} : { object }) },
    ...{ costUsd: 0, error: null, attempts: [{ model, fromCache: { answeredAt }, cacheKey: key }] },
  };
}

/** The built-in model reads no prompts; it quotes what answers the question. */
function forBuiltIn({ question, hits }: GenerationRequest) {
  return { question, passages: hits.map(({ rank, context }) => ({ rank, text: context.text })) };
}

function toGeneration(result: GenerationResult, price: Parameters<typeof costUsd>[1]): Generation {
  const { status, text, reasoning, toolCalls, object, finishReason, error } = result;
  // A call that was refused cost nothing that anybody could count.
  const usage = status === 'failed' && text === '' && reasoning === '' ? null : result.usage;
  return {
    status,
    text,
    reasoning,
    toolCalls,
    ...(object === undefined ? {} : { object }),
    usage,
    costUsd: costUsd(usage, price),
    finishReason,
    error: error && shown(error),
    ...(error?.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    inLineMs: result.timings.inLineMs,
    ...(result.exchange === null ? {} : { exchange: result.exchange }),
    attempts: result.attempts.map(({ model, error: why }) => (why ? { model, error: shown(why) } : { model })),
  };
}

function shown({ code, detail, status, requestId }: GenerationError): AnswerError {
  return { code, detail, ...(status !== undefined && { status }), ...(requestId !== undefined && { requestId }) };
}

function notCalled(model: string, error: AnswerError): Generation {
  return {
    status: 'failed',
    text: '',
    reasoning: '',
    toolCalls: [],
    usage: null,
    costUsd: null,
    finishReason: null,
    error,
    attempts: [{ model, error }],
  };
}
