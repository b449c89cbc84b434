import { setTimeout as pause } from 'node:timers/promises';
import { embedMany } from 'ai';
import { countTokens } from '@/lib/text';
import { describeFailure } from './describe-failure';
import { ProviderCallError } from './provider-call-error';
import type { EmbeddingPurpose } from './providers/provider';
import type { EmbeddingModelInUse } from './resolve-model';
import type { GenerationError } from './schema';

export interface EmbedOptions {
  purpose: EmbeddingPurpose;
  dimensions?: number;
  signal?: AbortSignal;
  /** Called after each batch, in order, so that what was paid can be kept before the next. */
  onBatch?: (batch: EmbeddedBatch) => Promise<void>;
  /** Texts per request; the provider's limit or 64, whichever is less, unless told. */
  batchSize?: number;
  /** The longest that a 429's Retry-After is waited for, in milliseconds. */
  maxRetryWaitMs?: number;
  /** Pauses before the retries after a 5xx, in milliseconds. */
  retryDelaysMs?: readonly number[];
}

export interface EmbeddedBatch {
  /** Where the batch begins among the texts. */
  start: number;
  vectors: number[][];
  tokens: number;
}

export interface Embedded {
  /** In the order of the texts. */
  vectors: number[][];
  tokens: number;
  /** True where the provider gave no count and `tokens` is one of o200k_base. */
  estimated: boolean;
}

const BATCH_SIZE = 64;
const BATCH_CHARACTERS = 200_000;
const MAX_RATE_LIMITED_ATTEMPTS = 8;

/** Cuts the texts into requests: neither too many texts nor too many characters in one. */
function* batchesOf(texts: readonly string[], size: number): Generator<{ start: number; values: string[] }> {
  let start = 0;
  while (start < texts.length) {
    const values: string[] = [];
    let characters = 0;
    for (const text of texts.slice(start, start + size)) {
      characters += text.length;
      if (values.length > 0 && characters > BATCH_CHARACTERS) break;
      values.push(text);
    }
    yield { start, values };
    start += values.length;
  }
}

/** How long to wait before the next try, or null for none. */
function waitBefore(error: GenerationError, retryable: boolean, tries: number, options: EmbedOptions): number | null {
  const { retryDelaysMs = [500, 1_500], maxRetryWaitMs = 60_000 } = options;
  if (!retryable) return null;
  const own = error.code === 'rate_limited' ? Math.min(1_000 * 2 ** tries, 30_000) : retryDelaysMs[tries];
  if (own === undefined || tries >= MAX_RATE_LIMITED_ATTEMPTS) return null;
  const waitMs = error.code === 'rate_limited' ? (error.retryAfterMs ?? own) : Math.max(own, error.retryAfterMs ?? 0);
  return waitMs <= maxRetryWaitMs ? waitMs : null;
}

async function embedBatch(model: EmbeddingModelInUse, values: string[], options: EmbedOptions) {
  for (let tries = 0; ; tries += 1) {
    const leave = await model.gate?.enter(options.signal);
    let thrown: unknown;
    try {
      return await embedMany({
        model: model.model,
        values,
        maxRetries: 0,
        ...(options.signal && { abortSignal: options.signal }),
        providerOptions: model.options(options),
      });
    } catch (error) {
      thrown = error;
    } finally {
      leave?.();
    }
    options.signal?.throwIfAborted();
    const { error, retryable } = describeFailure(thrown, model.providerName, model.redact);
    const waitMs = waitBefore(error, retryable, tries, options);
    if (waitMs === null) throw new ProviderCallError(error);
    if (error.code === 'rate_limited') model.gate?.slowDown(waitMs);
    await pause(waitMs, undefined, { signal: options.signal });
  }
}

/**
 * Embeds texts in batches, in order, with the same rules for retries as answers have (F6, F7).
 * @throws {ProviderCallError} for what the provider refused in the end; batches before it went to `onBatch`
 */
export async function embedTexts(
  model: EmbeddingModelInUse,
  texts: readonly string[],
  options: EmbedOptions,
): Promise<Embedded> {
  const size = options.batchSize ?? Math.min(BATCH_SIZE, (await model.model.maxEmbeddingsPerCall) ?? BATCH_SIZE);
  const all: Embedded = { vectors: [], tokens: 0, estimated: false };
  for (const { start, values } of batchesOf(texts, size)) {
    const { embeddings, usage } = await embedBatch(model, values, options);
    if (embeddings.length !== values.length) {
      const detail = `${model.providerName} sent ${embeddings.length} vectors for ${values.length} texts.`;
      throw new ProviderCallError({ code: 'provider_error', detail });
    }
    const counted = Number.isFinite(usage.tokens) ? usage.tokens : null;
    const tokens = counted ?? values.reduce((sum, value) => sum + countTokens(value), 0);
    all.vectors.push(...embeddings);
    all.tokens += tokens;
    all.estimated ||= counted === null;
    await options.onBatch?.({ start, vectors: embeddings, tokens });
  }
  return all;
}
