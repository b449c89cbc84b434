import type { EmbeddingModel, LanguageModel, RerankingModel } from 'ai';

/** The AI SDK's own interfaces, in the version that every provider package here implements. */
export type ChatModel = Extract<LanguageModel, { specificationVersion: 'v4' }>;
export type EmbedModel = Extract<EmbeddingModel, { specificationVersion: 'v4' }>;
export type RerankModel = Extract<RerankingModel, { specificationVersion: 'v4' }>;

/** Some models embed questions in another way than the texts that answer them. */
export type EmbeddingPurpose = 'document' | 'query';
export type EmbeddingOptions = NonNullable<Parameters<EmbedModel['doEmbed']>[0]['providerOptions']>;

/** Where and as whom a provider is called. */
export interface ProviderAccess {
  /** Without a slash at its end. */
  baseUrl: string;
  apiKey: string | undefined;
  fetch: typeof globalThis.fetch;
}

/** A model that a provider lists. */
export interface OfferedModel {
  id: string;
  kind: 'chat' | 'embedding' | 'rerank';
}

/** One provider: how its models are made, and how it is asked which it has. */
export interface Provider {
  label: string;
  /** Null where a person has to say it. */
  defaultBaseUrl: string | null;
  needsKey: boolean;
  /** Where a person gets a key. */
  keyUrl: string | null;
  /** What a person types as the key, where that isn't one word: shown beside the field. */
  keyNote?: string;
  /** What is wrong with a key, to be said before it is saved; null where nothing is. */
  keyProblem?(apiKey: string): string | null;
  /** The parts of a key that must never be shown, where the key is more than one. */
  secretsOf?(apiKey: string): string[];
  /** A promise where the provider's package is loaded at its first use, which saves memory where it isn't used. */
  chat(access: ProviderAccess, model: string): ChatModel | Promise<ChatModel>;
  /** Null where the provider has no embedding models. */
  embedding: ((access: ProviderAccess, model: string) => EmbedModel | Promise<EmbedModel>) | null;
  /** The provider's own settings for a number of dimensions and for what the vectors are for. */
  embeddingOptions?(wanted: { dimensions?: number; purpose: EmbeddingPurpose }): EmbeddingOptions;
  /** Left out where the provider has no models that rank passages. */
  reranking?(access: ProviderAccess, model: string): RerankModel;
  /** The headers that prove who asks, for the list of models. */
  headers(apiKey: string | undefined): Record<string, string>;
  /** The list of models below the base URL; null where the provider has none that its key may read. */
  listPath: string | null;
  /** Reads that list; throws where it has another shape. */
  readList(body: unknown): OfferedModel[];
}
