import { setTimeout as pause } from 'node:timers/promises';
import { describeFailure } from './describe-failure';
import { ProviderCallError } from './provider-call-error';
import type { CallableModel } from './stream-generation';
import type { GenerationError } from './schema';

export interface RetrySettings {
  signal?: AbortSignal | undefined;
  /** The longest that a 429's Retry-After is waited for, in milliseconds. */
  maxRetryWaitMs?: number;
  /** Pauses before the retries after a 5xx, in milliseconds. */
  retryDelaysMs?: readonly number[];
  /** About how many tokens the call takes; asked only where the connection has a limit for them. */
  tokens?: () => number;
}

const MAX_RATE_LIMITED_ATTEMPTS = 8;

/** How long to wait before the next try, or null for none. */
function waitBefore(error: GenerationError, retryable: boolean, tries: number, settings: RetrySettings): number | null {
  const { retryDelaysMs = [500, 1_500], maxRetryWaitMs = 60_000 } = settings;
  if (!retryable) return null;
  const own = error.code === 'rate_limited' ? Math.min(1_000 * 2 ** tries, 30_000) : retryDelaysMs[tries];
  if (own === undefined || tries >= MAX_RATE_LIMITED_ATTEMPTS) return null;
  const waitMs = error.code === 'rate_limited' ? (error.retryAfterMs ?? own) : Math.max(own, error.retryAfterMs ?? 0);
  return waitMs <= maxRetryWaitMs ? waitMs : null;
}

/**
 * A call whose answer comes in one piece, with the same rules for retries as streamed answers have (F6, F7).
 * @throws {ProviderCallError} for what the provider refused in the end
 */
export async function callWithRetries<Result>(
  model: Pick<CallableModel, 'gate' | 'providerName' | 'redact'>,
  settings: RetrySettings,
  call: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    const tokens = model.gate?.countsTokens ? settings.tokens?.() : 0;
    const leave = await model.gate?.enter(settings.signal, tokens);
    let thrown: unknown;
    try {
      return await call();
    } catch (error) {
      thrown = error;
    } finally {
      leave?.();
    }
    settings.signal?.throwIfAborted();
    const { error, retryable } = describeFailure(thrown, model.providerName, model.redact);
    const waitMs = waitBefore(error, retryable, tries, settings);
    if (waitMs === null) throw new ProviderCallError(error);
    if (error.code === 'rate_limited') model.gate?.slowDown(waitMs);
    await pause(waitMs, undefined, { signal: settings.signal });
  }
}
