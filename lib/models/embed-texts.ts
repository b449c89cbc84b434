import { embedMany } from 'ai';
import { countTokens } from '@/lib/text';
import { callWithRetries, type RetrySettings } from './call-with-retries';
import { ProviderCallError } from './provider-call-error';
import type { EmbeddingPurpose } from './providers/provider';
import type { EmbeddingModelInUse } from './resolve-model';

export interface EmbedOptions extends RetrySettings {
  purpose: EmbeddingPurpose;
  dimensions?: number;
  /** Called after each batch, in order, so that what was paid can be kept before the next. */
  onBatch?: (batch: EmbeddedBatch) => Promise<void>;
  /** Texts per request; the provider's limit or 64, whichever is less, unless told. */
  batchSize?: number;
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

function embedBatch(model: EmbeddingModelInUse, values: string[], options: EmbedOptions) {
  const tokens = () => values.reduce((sum, value) => sum + countTokens(value), 0);
  return callWithRetries(model, { ...options, tokens }, () =>
    embedMany({
      model: model.model,
      values,
      maxRetries: 0,
      ...(options.signal && { abortSignal: options.signal }),
      providerOptions: model.options(options),
    }),
  );
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
