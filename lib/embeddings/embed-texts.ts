import { ValidationError } from '@/lib/errors';
import { checkBudget, costUsd, embedTexts as embedByProvider, recordSpend, resolveEmbeddingModel } from '@/lib/models';
import { embedWithCache, type EmbedProvider } from './embed-with-cache';
import { LEXICAL_DIMENSIONS, lexicalEmbedding } from './lexical-embedding';
import { vectorCache } from './store';

const LEXICAL = 'builtin/lexical';

/** Which model, and how many dimensions where it can give fewer or more than it does by itself. */
export interface EmbeddingSettings {
  model: string;
  dimensions?: number | undefined;
}

export interface EmbeddedTexts {
  /** In the order of the texts. */
  vectors: Float32Array[];
  /** Tokens sent to the provider; none for what was embedded before, or by the built-in model. */
  tokens: number;
  /** US dollars paid; null where the price is not known. */
  costUsd: number | null;
}

type Purpose = 'document' | 'query';

/**
 * Embeds the texts of documents, in order. A provider's vectors are kept by (model, dimensions, content), so that nothing
 * is paid for twice; the built-in model's are faster to make than to look up.
 *
 * @throws {ValidationError} for a model that is not there
 * @throws {ProviderCallError} for what the provider refused in the end
 * @throws {BudgetExceededError} where the workspace's cap for the day is reached
 */
export async function embedTexts(
  workspaceId: string,
  settings: EmbeddingSettings,
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<EmbeddedTexts> {
  return embed(workspaceId, settings, texts, 'document', signal);
}

/** Embeds a question for the index that was made with the same settings; kept and refused as texts are. */
export async function embedQuestion(
  workspaceId: string,
  settings: EmbeddingSettings,
  question: string,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const { vectors } = await embed(workspaceId, settings, [question], 'query', signal);
  return vectors[0]!;
}

/** What is known of an embedding model before it is called; null where there is none of that name. */
export async function describeEmbeddingModel(
  workspaceId: string,
  model: string,
): Promise<{ dimensions: number | null; priceUsdPerMTok: number | null } | null> {
  if (model === LEXICAL) return { dimensions: LEXICAL_DIMENSIONS, priceUsdPerMTok: 0 };
  try {
    const { price } = await resolveEmbeddingModel(workspaceId, model);
    return { dimensions: null, priceUsdPerMTok: price?.inputPerMTok ?? null };
  } catch (error) {
    if (error instanceof ValidationError) return null;
    throw error;
  }
}

async function embed(
  workspaceId: string,
  { model, dimensions }: EmbeddingSettings,
  texts: readonly string[],
  purpose: Purpose,
  signal?: AbortSignal,
): Promise<EmbeddedTexts> {
  if (model === LEXICAL) {
    return { vectors: texts.map((text) => lexicalEmbedding(text, dimensions)), tokens: 0, costUsd: 0 };
  }
  const resolved = await resolveEmbeddingModel(workspaceId, model);
  const priced = (tokens: number) => costUsd({ inputTokens: tokens, outputTokens: 0 }, resolved.price);
  const byProvider: EmbedProvider = async (missing, keep) => {
    await checkBudget(workspaceId);
    const embedded = await embedByProvider(resolved, missing, {
      purpose,
      ...(dimensions !== undefined && { dimensions }),
      ...(signal && { signal }),
      onBatch: async (batch) => {
        await keep(batch.start, batch.vectors.map(toFloats));
        await recordSpend(workspaceId, priced(batch.tokens));
      },
    });
    return { vectors: embedded.vectors.map(toFloats), tokens: embedded.tokens };
  };
  const cache = vectorCache(workspaceId, cacheKey(model, dimensions, purpose));
  const { vectors, tokens } = await embedWithCache(texts, cache, byProvider);
  return { vectors: [...vectors], tokens, costUsd: priced(tokens) };
}

/** Some models embed a question in another way than the text that answers it. */
function cacheKey(model: string, dimensions: number | undefined, purpose: Purpose): string {
  return `${model}${dimensions === undefined ? '' : `@${dimensions}`}${purpose === 'query' ? '#query' : ''}`;
}

function toFloats(vector: readonly number[]): Float32Array {
  return Float32Array.from(vector);
}
