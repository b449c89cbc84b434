import { z } from 'zod';

/** The providers that Bakeoff knows by name; everything else that speaks OpenAI's protocol is `openai-compatible`. */
export const providerIds = [
  'openai',
  'anthropic',
  'google',
  'mistral',
  'cohere',
  'groq',
  'azure',
  'vertex',
  'bedrock',
  'xai',
  'deepseek',
  'together',
  'fireworks',
  'openrouter',
  'huggingface',
  'ollama',
  'vllm',
  'lm-studio',
  'openai-compatible',
] as const;
export const providerIdSchema = z.enum(providerIds);
export type ProviderId = z.infer<typeof providerIdSchema>;

export const modelKindSchema = z.enum(['chat', 'embedding', 'rerank']);
export type ModelKind = z.infer<typeof modelKindSchema>;

const usdPerMillionTokens = z.number().min(0).max(1_000_000);

/** US dollars per million tokens. An unknown price is `null` instead of this, never 0. */
export const priceSchema = z.strictObject({
  inputPerMTok: usdPerMillionTokens,
  outputPerMTok: usdPerMillionTokens,
  /** For input tokens that the provider had in its cache; the same as other input where it is left out. */
  cachedInputPerMTok: usdPerMillionTokens.optional(),
});
export type Price = z.infer<typeof priceSchema>;

/** A model id as the provider writes it; it may hold slashes. */
const providerModelIdSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\s\p{C}]+$/u, 'must not contain spaces');

/** What a person says of one model of a connection; it overrides the catalogue. */
export const connectionModelSchema = z.strictObject({
  id: providerModelIdSchema,
  kind: modelKindSchema,
  price: priceSchema.nullable().optional(),
  contextWindow: z.int().min(1).max(100_000_000).nullable().optional(),
});
export type ConnectionModel = z.infer<typeof connectionModelSchema>;

const RESERVED_NAMES = new Set(['builtin', 'router']);

/** The part of a model id before its first slash. */
export const connectionNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'may have letters, digits, “.”, “_” and “-” only')
  .refine((name) => !RESERVED_NAMES.has(name.toLowerCase()), 'Bakeoff keeps this name for itself');

const baseUrlSchema = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).max(2_000);
/** Printable, since it travels in a header; a service account's file is JSON, of which the key is used to sign only. */
const apiKeySchema = z
  .string()
  .trim()
  .min(1)
  .max(8_000)
  .regex(/^(?:[\x21-\x7e]+|\{[\x20-\x7e\r\n\t]+\})$/, 'must not contain spaces or control characters');
const modelsSchema = z
  .array(connectionModelSchema)
  .max(500)
  .refine((models) => new Set(models.map((model) => model.id)).size === models.length, 'names a model twice');

/** How fast a connection may be asked, by each process of the product. */
export const connectionLimitsSchema = z.strictObject({
  concurrency: z.int().min(1).max(1_000).optional().meta({
    description: 'Calls at once at most: 64 unless told. After a 429 fewer run, and more again as calls succeed.',
  }),
  requestsPerMinute: z.int().min(1).max(1_000_000).optional(),
  tokensPerMinute: z.int().min(1).max(1_000_000_000).optional().meta({ description: 'Tokens in and out together.' }),
});
export type ConnectionLimits = z.infer<typeof connectionLimitsSchema>;

const milliseconds = z.int().min(100).max(3_600_000).optional();
export const connectionTimeoutsSchema = z.strictObject({
  firstTokenMs: milliseconds.meta({ description: 'Silence before the first token: 60,000 unless told.' }),
  stallMs: milliseconds.meta({ description: 'Silence in the middle of an answer: 30,000 unless told.' }),
  totalMs: milliseconds.meta({
    description: 'An answer in all, retries included and waiting in line not: 600,000 unless told.',
  }),
});
export type ConnectionTimeouts = z.infer<typeof connectionTimeoutsSchema>;

export const createConnectionSchema = z.strictObject({
  provider: providerIdSchema,
  name: connectionNameSchema,
  /** The provider's own address unless told; needed for `openai-compatible`. */
  baseUrl: baseUrlSchema.optional(),
  apiKey: apiKeySchema.optional(),
  models: modelsSchema.optional(),
  limits: connectionLimitsSchema.optional(),
  timeouts: connectionTimeoutsSchema.optional(),
});
export type CreateConnection = z.infer<typeof createConnectionSchema>;

export const updateConnectionSchema = z.strictObject({
  name: connectionNameSchema.optional(),
  baseUrl: baseUrlSchema.nullable().optional(),
  /** `null` takes the key away; left out, it stays, unless the host changes. */
  apiKey: apiKeySchema.nullable().optional(),
  models: modelsSchema.optional(),
  limits: connectionLimitsSchema
    .optional()
    .meta({ description: 'Replaces all of them; an empty object takes them away.' }),
  timeouts: connectionTimeoutsSchema.optional().meta({ description: 'The same.' }),
});
export type UpdateConnection = z.infer<typeof updateConnectionSchema>;

/** What happened when a connection was tried. */
export const connectionTestSchema = z.object({
  ok: z.boolean(),
  /** The HTTP status that came back; null where nothing did. */
  status: z.number().nullable(),
  detail: z.string(),
  latencyMs: z.number(),
  /** The models that the provider says it has; null where it has no list. */
  models: z.array(z.object({ id: z.string(), kind: modelKindSchema })).nullable(),
  testedAt: z.iso.datetime(),
});
export type ConnectionTest = z.infer<typeof connectionTestSchema>;

/** A connection as everybody may see it: never its key, only the key's last four characters. */
export const connectionSchema = z.object({
  id: z.string(),
  provider: providerIdSchema,
  name: z.string(),
  baseUrl: z.string(),
  keyHint: z.string().nullable(),
  models: z.array(connectionModelSchema),
  limits: connectionLimitsSchema,
  timeouts: connectionTimeoutsSchema,
  lastTest: connectionTestSchema.nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Connection = z.infer<typeof connectionSchema>;

export const modelSchema = z.object({
  id: z.string(),
  provider: z.string(),
  kind: modelKindSchema,
  contextWindow: z.number().nullable(),
  price: priceSchema.nullable(),
  /** Whether it can be used now: built in, or through a connection. */
  connected: z.boolean(),
});
export type Model = z.infer<typeof modelSchema>;

/** Settings of a call that most models understand; what a provider doesn't support is ignored with a warning. */
export const modelParametersSchema = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  maxOutputTokens: z.int().min(1).max(1_000_000).optional(),
  topP: z.number().min(0).max(1).optional(),
  topK: z.int().min(1).max(1_000).optional(),
  presencePenalty: z.number().min(-2).max(2).optional(),
  frequencyPenalty: z.number().min(-2).max(2).optional(),
  stopSequences: z.array(z.string().min(1).max(200)).max(8).optional(),
  seed: z.int().optional(),
  reasoning: z.enum(['none', 'minimal', 'low', 'medium', 'high']).optional(),
});
export type ModelParameters = z.infer<typeof modelParametersSchema>;

export const usageSchema = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedInputTokens: z.number().optional(),
  reasoningTokens: z.number().optional(),
  /** True where the provider gave no numbers and these are o200k_base counts of the text. */
  estimated: z.boolean().optional(),
});
export type Usage = z.infer<typeof usageSchema>;

export const finishReasonSchema = z.enum(['stop', 'length', 'content-filter', 'tool-calls', 'error', 'other']);
export type GenerationFinishReason = z.infer<typeof finishReasonSchema>;

/** What went wrong in a call, for people (`detail`) and programs (`code`). Holds no key. */
export const generationErrorSchema = z.object({
  code: z.enum([
    'provider_error',
    'provider_unauthorized',
    'provider_forbidden',
    'provider_not_found',
    'provider_rejected',
    'provider_unreachable',
    'rate_limited',
    'timeout',
    'incomplete',
    'url_blocked',
  ]),
  detail: z.string(),
  status: z.number().optional(),
  requestId: z.string().optional(),
  /** How long the provider wants to be left alone, in milliseconds. */
  retryAfterMs: z.number().optional(),
});
export type GenerationError = z.infer<typeof generationErrorSchema>;

/** What went over the wire in one call to a provider, within bounds and without keys. */
export const providerExchangeSchema = z.object({
  request: z.object({
    /** The provider's origin; an address's path may hold a key. */
    url: z.string().nullable(),
    /** As it was sent, up to 64,000 characters. */
    body: z.string(),
    /** Characters that were cut off. */
    leftOut: z.int(),
  }),
  response: z.object({
    /** Known where the call was refused. */
    status: z.int().nullable(),
    id: z.string().nullable(),
    model: z.string().nullable(),
    /** Of a stream each event, of a refusal the body: the beginning and the end. */
    pieces: z.array(z.string()),
    /** How many pieces are missing, and before which. */
    leftOut: z.object({ at: z.int(), pieces: z.int() }),
  }),
});
export type ProviderExchange = z.infer<typeof providerExchangeSchema>;

export const spendingSchema = z.object({
  /** Calendar day in UTC, `YYYY-MM-DD`. */
  day: z.string(),
  usd: z.number(),
  /** Null where there is no cap. */
  dailyCapUsd: z.number().nullable(),
});
export type Spending = z.infer<typeof spendingSchema>;

export const setSpendingSchema = z.strictObject({ dailyCapUsd: z.number().min(0).max(1_000_000).nullable() });

export * from './kept-response-schema';
export * from './router-schema';
export * from './spend-schema';
