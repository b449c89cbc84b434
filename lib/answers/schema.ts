import { z } from 'zod';

/** What is asked: one row of a comparison. */
export const questionInputSchema = z.strictObject({
  question: z.string().trim().min(1).max(32_000),
  /** Values for the prompt's other variables; `question` and `context` are filled by the run. */
  variables: z.record(z.string().max(100), z.union([z.string().max(200_000), z.number(), z.boolean()])).optional(),
});
export type QuestionInput = z.infer<typeof questionInputSchema>;

const messageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string().max(1_000_000),
});
const exampleSchema = z.strictObject({
  input: z.record(z.string().max(100), z.union([z.string(), z.number(), z.boolean()])),
  output: z.string().max(200_000),
});

/** A saved prompt by label or number, or messages that were never saved. */
export const variantPromptSchema = z.union([
  z.strictObject({ name: z.string().min(1).max(200), label: z.string().min(1).max(64) }),
  z.strictObject({ name: z.string().min(1).max(200), version: z.int().min(1) }),
  z.strictObject({
    messages: z.array(messageSchema).min(1).max(100),
    examples: z.array(exampleSchema).max(100).optional(),
  }),
]);
export type VariantPrompt = z.infer<typeof variantPromptSchema>;

export const modelNameSchema = z
  .string()
  .min(3)
  .max(300)
  .regex(/^[^/\s]+\/\S+$/, 'is written provider/model');

export const variantParametersSchema = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  maxOutputTokens: z.int().min(1).max(1_000_000).optional(),
  topP: z.number().min(0).max(1).optional(),
  topK: z.int().min(1).max(1_000).optional(),
  frequencyPenalty: z.number().min(-2).max(2).optional(),
  presencePenalty: z.number().min(-2).max(2).optional(),
  stopSequences: z.array(z.string().min(1).max(200)).max(16).optional(),
  seed: z.int().min(0).max(2_147_483_647).optional(),
});
export type VariantParameters = z.infer<typeof variantParametersSchema>;

/** `[n]` in an answer's text: which hit it names, and where in the text it stands (UTF-16 code units). */
export const citationSchema = z.object({
  hitRank: z.int(),
  start: z.int(),
  end: z.int(),
  /** Whether a hit of that rank went to the model. */
  verified: z.boolean(),
});
export type Citation = z.infer<typeof citationSchema>;

export const answerStatusSchema = z.enum(['queued', 'running', 'done', 'failed', 'stopped', 'incomplete']);
export type AnswerStatus = z.infer<typeof answerStatusSchema>;

export const usageSchema = z.object({
  inputTokens: z.int(),
  outputTokens: z.int(),
  cachedInputTokens: z.int().optional(),
  reasoningTokens: z.int().optional(),
  /** True where the provider reported nothing and the counts are our own estimate. */
  estimated: z.boolean().optional(),
});
export type Usage = z.infer<typeof usageSchema>;

/** Durations in milliseconds by a monotonic clock; null where that point was not reached. */
export const timingsSchema = z.object({
  /** From asking to starting. */
  queuedMs: z.number().nullable(),
  /** Null without retrieval. */
  retrievalMs: z.number().nullable(),
  /** From starting to the first character of the answer. */
  firstTokenMs: z.number().nullable(),
  /** From starting to the end. */
  totalMs: z.number().nullable(),
});
export type Timings = z.infer<typeof timingsSchema>;

/** Why an answer has no (whole) text, in words that can be shown. */
export const answerErrorSchema = z.object({
  code: z.string(),
  detail: z.string(),
  /** The provider's HTTP status and request id, where it answered. */
  status: z.int().optional(),
  requestId: z.string().optional(),
  /** What a person can do about it. */
  hint: z.string().optional(),
});
export type AnswerError = z.infer<typeof answerErrorSchema>;

/** One model that was called for an answer; an `error` says why it was not that one which answered. */
export const attemptSchema = z.object({ model: z.string(), error: answerErrorSchema.optional() });
export type Attempt = z.infer<typeof attemptSchema>;

export const sentMessageSchema = z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() });
export type SentMessage = z.infer<typeof sentMessageSchema>;

export const toolCallSchema = z.object({ id: z.string(), name: z.string(), input: z.unknown() });
export type ToolCall = z.infer<typeof toolCallSchema>;

const stageSchema = z.object({ rank: z.int(), score: z.number() });

/** A passage that went to the model, with the reason for its rank. */
export const hitSchema = z.object({
  rank: z.int(),
  chunkId: z.string(),
  documentId: z.string(),
  documentName: z.string(),
  start: z.int(),
  end: z.int(),
  page: z.int().nullable(),
  headingPath: z.array(z.string()),
  text: z.string(),
  context: z.object({ start: z.int(), end: z.int(), text: z.string() }),
  score: z.number(),
  stages: z.object({
    dense: stageSchema.optional(),
    lexical: stageSchema.extend({ terms: z.array(z.object({ term: z.string(), weight: z.number() })) }).optional(),
    fusion: stageSchema.optional(),
    rerank: stageSchema.optional(),
  }),
});
export type Hit = z.infer<typeof hitSchema>;

/** One variant's result on one row: everything that was sent, found, said and paid. */
export const answerSchema = z.object({
  id: z.string(),
  variantIndex: z.int(),
  inputIndex: z.int(),
  repeat: z.int(),
  status: answerStatusSchema,
  text: z.string(),
  object: z.unknown().optional(),
  reasoning: z.string().optional(),
  toolCalls: z.array(toolCallSchema).optional(),
  citations: z.array(citationSchema),
  hits: z.array(hitSchema),
  messages: z.array(sentMessageSchema),
  usage: usageSchema.nullable(),
  /** US dollars; null where the price is not known. */
  costUsd: z.number().nullable(),
  timings: timingsSchema,
  finishReason: z.string().nullable(),
  /** The model that answered, or is asked first. */
  model: z.string(),
  attempts: z.array(attemptSchema),
  error: answerErrorSchema.nullable(),
});
export type Answer = z.infer<typeof answerSchema>;

const filterValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);
interface Filter {
  [key: string]: unknown;
}
const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(filterSchema) }),
    z.strictObject({ any: z.array(filterSchema) }),
    z.strictObject({
      field: z.string().max(200),
      op: z.enum(['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'contains', 'exists']),
      value: filterValue.optional(),
    }),
  ]),
);

/** How an index is asked for a variant's passages. */
export const retrievalSchema = z.strictObject({
  indexId: z.string().min(1).max(64),
  mode: z.enum(['dense', 'lexical', 'hybrid']),
  topK: z.int().min(1).max(200),
  efSearch: z.int().min(1).max(1_000).optional(),
  probes: z.int().min(1).max(1_000).optional(),
  fusion: z
    .strictObject({
      method: z.enum(['rrf', 'weighted']),
      k: z.number().positive().optional(),
      weights: z.strictObject({ dense: z.number().min(0), lexical: z.number().min(0) }).optional(),
    })
    .optional(),
  candidates: z.int().min(1).max(1_000).optional(),
  minScore: z.number().optional(),
  filter: filterSchema.optional(),
  mmr: z.strictObject({ lambda: z.number().min(0).max(1) }).optional(),
  rerank: z.strictObject({ model: z.string(), topN: z.int().min(1).max(200) }).optional(),
  expand: z.strictObject({ method: z.enum(['hyde', 'multi-query']), model: z.string() }).optional(),
  maxContextTokens: z.int().min(1).optional(),
});
export type Retrieval = z.infer<typeof retrievalSchema>;
