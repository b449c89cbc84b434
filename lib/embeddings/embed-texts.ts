import { ValidationError } from '@/lib/errors';
import { checkBudget, costUsd, embedTexts as embedByProvider, recordSpend, resolveEmbeddingModel } from '@/lib/models';
import { embedWithCache, type EmbedProvider } from './embed-with-cache';
import { LEXICAL_DIMENSIONS, lexicalEmbedding, type WordWeight } from './lexical-embedding';
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
  /** Where they come from: vectors of different sources can't be compared. A connection's new name changes nothing. */
  source: string;
}

type Purpose = 'document' | 'query';

/**
 * Embeds the texts of documents, in order. A provider's vectors are kept by (connection, address, model, dimensions,
 * content), so that nothing is paid for twice; the built-in model's are faster to make than to look up.
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

/**
 * Embeds a question for the index that was made with the same settings; kept and refused as texts are.
 * @param weights how its words count in that index, for the built-in model only
 */
export async function embedQuestion(
  workspaceId: string,
  settings: EmbeddingSettings,
  question: string,
  signal?: AbortSignal,
  weights?: ReadonlyMap<string, WordWeight>,
): Promise<{ vector: Float32Array; source: string }> {
  if (settings.model === LEXICAL) {
    return { vector: lexicalEmbedding(question, settings.dimensions, weights), source: LEXICAL };
  }
  const { vectors, source } = await embed(workspaceId, settings, [question], 'query', signal);
  return { vector: vectors[0]!, source };
}

/** What is known of an embedding model before it is called; null where there is none of that name. */
export async function describeEmbeddingModel(
  workspaceId: string,
  model: string,
): Promise<{ dimensions: number | null; priceUsdPerMTok: number | null; source: string } | null> {
  if (model === LEXICAL) return { dimensions: LEXICAL_DIMENSIONS, priceUsdPerMTok: 0, source: LEXICAL };
  try {
    const { price, source } = await resolveEmbeddingModel(workspaceId, model);
    return { dimensions: null, priceUsdPerMTok: price?.inputPerMTok ?? null, source };
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
    return { vectors: texts.map((text) => lexicalEmbedding(text, dimensions)), tokens: 0, costUsd: 0, source: LEXICAL };
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
        await recordSpend(workspaceId, priced(batch.tokens), { kind: 'embedding', model, inputTokens: batch.tokens });
      },
    });
    return { vectors: embedded.vectors.map(toFloats), tokens: embedded.tokens };
  };
  const cache = vectorCache(workspaceId, cacheKey(resolved.source, dimensions, purpose));
  const { vectors, tokens } = await embedWithCache(texts, cache, byProvider);
  return { vectors: [...vectors], tokens, costUsd: priced(tokens), source: resolved.source };
}

/** Some models embed a question in another way than the text that answers it. */
function cacheKey(source: string, dimensions: number | undefined, purpose: Purpose): string {
  return `${source}${dimensions === undefined ? '' : `@${dimensions}`}${purpose === 'query' ? '#query' : ''}`;
}

function toFloats(vector: readonly number[]): Float32Array {
  return Float32Array.from(vector);
}
