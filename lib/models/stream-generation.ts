import { setTimeout as pause } from 'node:timers/promises';
import { countTokens } from '@/lib/text';
import { describeFailure } from './describe-failure';
import type { ProviderGate } from './provider-gate';
import type { ChatModel } from './providers/provider';
import {
  nothingReceived,
  runAttempt,
  type GenerationRequest,
  type Received,
  type RequestedToolCall,
} from './run-attempt';
import type { GenerationError, GenerationFinishReason, ProviderExchange, Usage } from './schema';
import { DEFAULT_TIMEOUTS, ProviderSilentError, watch, type Timeouts } from './watchdog';

/** A model that can be called, and what has to be known around the call. */
export interface CallableModel {
  /** `connection/model`. */
  id: string;
  model: ChatModel;
  /** The provider's name in messages to people: `OpenAI (connection “team”)`. */
  providerName: string;
  /** Takes the key out of a text that a provider sent. */
  redact: (text: string) => string;
  gate?: ProviderGate;
  /** How long this provider may be silent, where somebody said so. */
  timeouts?: { [Limit in keyof Timeouts]?: Timeouts[Limit] | undefined };
}

export interface GenerationOptions extends GenerationRequest {
  model: CallableModel;
  /** Stop: aborts the provider's call at once, keeps what arrived (F28). */
  signal?: AbortSignal;
  timeouts?: Partial<Timeouts>;
  /** The longest that a 429's Retry-After is waited for here, in milliseconds; a longer one is handed to the caller. */
  maxRetryWaitMs?: number;
  /** Somebody else can be asked: a 429, or a provider that said it a moment ago, ends it at once. */
  impatient?: boolean;
  /** Pauses before the first and second retry after a 5xx, in milliseconds. */
  retryDelaysMs?: readonly number[];
  /** Each piece of text as it comes; the one that follows what was already given. */
  onDelta?: (text: string, kind: 'text' | 'reasoning') => void;
  /** The provider asked for a pause: how long, and after which error. */
  onWait?: (waitMs: number, error: GenerationError) => void;
}

/** One call of a generation: what went wrong in it, and how long was waited before the next. */
export interface GenerationAttempt {
  model: string;
  error?: GenerationError;
  waitedMs?: number;
}

/** Everything that came of a generation, however it ended. */
export interface GenerationResult {
  /** `incomplete`: the stream was cut before its finish (F9). `stopped`: by `signal`. */
  status: 'done' | 'failed' | 'incomplete' | 'stopped';
  text: string;
  reasoning: string;
  toolCalls: RequestedToolCall[];
  /** The parsed answer where `outputSchema` was given and the text is JSON. */
  object: unknown;
  /** Null where it ended without a request that may be paid. */
  usage: Usage | null;
  finishReason: GenerationFinishReason | null;
  error: GenerationError | null;
  /**
   * Milliseconds on a monotonic clock, the pauses that the provider asked for included; `firstTokenMs` is null where none came.
   * `inLineMs` is what was spent waiting for a place beside other calls, which is in neither of them.
   */
  timings: { firstTokenMs: number | null; totalMs: number; waitedMs: number; inLineMs: number };
  attempts: GenerationAttempt[];
  warnings: string[];
  /** What went over the wire in the last call; null where none was made. */
  exchange: ProviderExchange | null;
}

const RETRY_DELAYS_MS = [500, 1_500];
const MAX_RATE_LIMITED_ATTEMPTS = 6;
const MAX_RETRY_WAIT_MS = 60_000;
/** A shorter wait for a place isn't told. */
const WORTH_SAYING_MS = 500;

const inputTokensOf = ({ messages }: GenerationRequest) =>
  messages.reduce((sum, message) => sum + countTokens(message.content), 0);

const tokensOf = ({ inputTokens, outputTokens }: Usage) => inputTokens + outputTokens;

/** Without the limits that nobody set. */
function defined(timeouts: CallableModel['timeouts'] = {}): Partial<Timeouts> {
  return Object.fromEntries(Object.entries(timeouts).filter(([, limit]) => limit !== undefined));
}

/** What the provider counted, else an estimate by o200k_base, marked as such. */
function usageOf(received: Received, request: GenerationRequest): Usage {
  const counted = received.usage;
  if (counted?.inputTokens !== undefined && counted.outputTokens !== undefined) {
    const cached = counted.inputTokenDetails.cacheReadTokens;
    const reasoning = counted.outputTokenDetails.reasoningTokens;
    return {
      inputTokens: counted.inputTokens,
      outputTokens: counted.outputTokens,
      ...(cached && { cachedInputTokens: cached }),
      ...(reasoning && { reasoningTokens: reasoning }),
    };
  }
  const called = received.toolCalls.map((call) => JSON.stringify(call.input)).join('');
  return {
    inputTokens: inputTokensOf(request),
    outputTokens: countTokens(received.text) + countTokens(received.reasoning) + countTokens(called),
    estimated: true,
  };
}

function parseObject(text: string, wanted: boolean): unknown {
  if (!wanted) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Streams one answer, with the rules of F6 to F11 and F28: before the first token 5xx and a broken connection are tried
 * again twice and 429 after the time that the provider names; other 4xx never. Silence ends in `timeout`, a cut stream in
 * `incomplete`, Stop in `stopped`; what had arrived is always kept. Never throws for what a provider does.
 */
export async function streamGeneration(options: GenerationOptions): Promise<GenerationResult> {
  const { model, onDelta, retryDelaysMs = RETRY_DELAYS_MS, maxRetryWaitMs = MAX_RETRY_WAIT_MS } = options;
  const timeouts: Timeouts = { ...DEFAULT_TIMEOUTS, ...defined(model.timeouts), ...options.timeouts };
  const started = performance.now();
  const attempts: GenerationAttempt[] = [];
  const whole = new AbortController();
  const ended = options.signal ? AbortSignal.any([options.signal, whole.signal]) : whole.signal;
  let received = nothingReceived();
  let firstTokenMs: number | null = null;
  let waitedMs = 0;
  let inLineMs = 0;
  let serverErrors = 0;
  let clock: NodeJS.Timeout | undefined;
  /** The time in all runs but while it waits in line: a long run is no fault of the provider's. */
  const startClock = () => {
    const leftMs = timeouts.totalMs - (performance.now() - started - inLineMs);
    clock = setTimeout(() => whole.abort(new ProviderSilentError('totalMs', timeouts.totalMs)), leftMs);
  };
  startClock();
  /** Whether a request is on its way that may be paid; not while one waits for its turn, or after a refusal. */
  let underWay = false;

  const finish = (status: GenerationResult['status'], error: GenerationError | null): GenerationResult => {
    const { text, reasoning, toolCalls, finishReason, warnings } = received;
    const shown = finishReason === 'interrupted' ? null : finishReason;
    const totalMs = performance.now() - started - inLineMs;
    return {
      status,
      text,
      reasoning,
      toolCalls,
      object: parseObject(text, options.outputSchema !== undefined && status === 'done'),
      usage: underWay ? usageOf(received, options) : null,
      finishReason: status === 'done' ? shown : null,
      error,
      timings: { firstTokenMs, totalMs, waitedMs, inLineMs },
      attempts,
      warnings: warnings.map(model.redact),
      exchange: received.exchange.result(model.redact),
    };
  };

  async function takePlace(): Promise<((tokens?: number) => void) | undefined> {
    if (!model.gate) return undefined;
    const asked = performance.now();
    const { closedForMs, limitedForMs } = model.gate;
    const forMs = Math.max(closedForMs, limitedForMs);
    if (forMs > WORTH_SAYING_MS) {
      options.onWait?.(forMs, closedForMs >= limitedForMs ? tooManyRequests(forMs) : ownLimit(forMs));
    }
    clearTimeout(clock);
    try {
      return await model.gate.enter(ended, model.gate.countsTokens ? inputTokensOf(options) : 0);
    } finally {
      inLineMs += performance.now() - asked;
      startClock();
    }
  }

  /** One call; null once it succeeded, else what it threw. */
  async function attempt(): Promise<{ thrown: unknown } | null> {
    const leave = await takePlace();
    const watchdog = watch(timeouts);
    underWay = true;
    try {
      const signal = AbortSignal.any([ended, watchdog.signal]);
      await runAttempt(model.model, options, signal, received, (kind, text) => {
        firstTokenMs ??= performance.now() - started - inLineMs;
        watchdog.alive();
        if (kind !== 'tool') onDelta?.(text, kind);
      });
      return null;
    } catch (thrown) {
      received.exchange.failed(thrown);
      return { thrown: watchdog.signal.aborted && !ended.aborted ? watchdog.signal.reason : thrown };
    } finally {
      watchdog.stop();
      leave?.(model.gate?.countsTokens ? tokensOf(usageOf(received, options)) : undefined);
    }
  }

  try {
    for (;;) {
      received = nothingReceived();
      underWay = false;
      // Stopped in the pause before: there is no call to speak of.
      if (options.signal?.aborted) return finish('stopped', null);
      const { closedForMs = 0, limitedForMs = 0 } = (options.impatient && model.gate) || {};
      if (closedForMs > 0) return record(finish('failed', tooManyRequests(closedForMs)));
      if (limitedForMs > WORTH_SAYING_MS) return record(finish('failed', ownLimit(limitedForMs)));
      const outcome = await attempt().catch((thrown: unknown) => ({ thrown }));
      if (options.signal?.aborted) return record(finish('stopped', null));
      if (outcome === null) return record(ofFinished());
      const { thrown } = ended.aborted ? { thrown: ended.reason as unknown } : outcome;
      if (thrown instanceof ProviderSilentError) {
        return record(finish('failed', { code: 'timeout', detail: thrown.describe(model.providerName) }));
      }
      const { error, retryable } = describeFailure(thrown, model.providerName, model.redact);
      if (error.code === 'incomplete') return record(finish('incomplete', error));
      if (firstTokenMs !== null) return record(finish('failed', error));
      const waitMs = retryable ? pauseBefore(error) : null;
      if (error.code === 'rate_limited') model.gate?.slowDown(Math.min(error.retryAfterMs ?? 1_000, maxRetryWaitMs));
      if (waitMs === null) return record(finish('failed', error));
      attempts.push({ model: model.id, error, waitedMs: waitMs });
      waitedMs += waitMs;
      options.onWait?.(waitMs, error);
      await pause(waitMs, undefined, { signal: ended }).catch(() => undefined);
    }
  } finally {
    clearTimeout(clock);
  }

  function record(result: GenerationResult): GenerationResult {
    attempts.push({ model: model.id, ...(result.error && { error: result.error }) });
    return result;
  }

  function tooManyRequests(forMs: number): GenerationError {
    const detail = `${model.providerName} takes no more requests for now, because it had too many at once.`;
    return { code: 'rate_limited', detail, retryAfterMs: forMs };
  }

  function ownLimit(forMs: number): GenerationError {
    const detail = `${model.providerName} was asked as much as its own limits for a minute allow. An admin can change them under Models.`;
    return { code: 'rate_limited', detail, retryAfterMs: forMs };
  }

  /** How long to wait before the next attempt, or null for none. */
  function pauseBefore(error: GenerationError): number | null {
    if (error.code === 'rate_limited') {
      if (options.impatient) return null;
      const waitMs = error.retryAfterMs ?? 1_000 * 2 ** attempts.length;
      return attempts.length + 1 < MAX_RATE_LIMITED_ATTEMPTS && waitMs <= maxRetryWaitMs ? waitMs : null;
    }
    const delay = retryDelaysMs[serverErrors];
    serverErrors += 1;
    if (delay === undefined) return null;
    const waitMs = Math.max(delay, error.retryAfterMs ?? 0);
    return waitMs <= maxRetryWaitMs ? waitMs : null;
  }

  /** The stream ended by itself: with a reason it is done, without one it was cut. */
  function ofFinished(): GenerationResult {
    const { finishReason } = received;
    if (finishReason === 'error') {
      return finish('failed', {
        code: 'provider_error',
        detail: `${model.providerName} ended the answer with an error.`,
      });
    }
    if (finishReason === null || finishReason === 'interrupted') return finish('incomplete', cut());
    return finish('done', null);
  }

  function cut(): GenerationError {
    return {
      code: 'incomplete',
      detail: `${model.providerName} ended the stream before the answer was finished. What had arrived is kept.`,
    };
  }
}
