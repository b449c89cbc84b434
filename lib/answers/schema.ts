import { z } from 'zod';
import { routerStrategySchema } from '@/lib/models/schema';
import {
  exampleSchema,
  messageSchema,
  parametersSchema,
  promptContentSchema,
  variablesSchema,
} from '@/lib/prompts/schema';
import { hitSchema, retrievalSchema } from '@/lib/retrieval/schema';

/** What is asked: one row of a comparison. */
export const questionInputSchema = z.strictObject({
  question: z
    .string()
    .trim()
    .min(1)
    .max(32_000)
    .refine((text) => !text.includes('\0') && text.isWellFormed(), 'must not hold NUL characters or lone surrogates'),
  /** Values for the prompt's other variables; `question` and `context` are filled by the run. */
  variables: variablesSchema.optional(),
});
export type QuestionInput = z.infer<typeof questionInputSchema>;

/** A saved prompt by label or number, or messages that were never saved. */
export const variantPromptSchema = z.union([
  z.strictObject({ name: z.string().min(1).max(200), label: z.string().min(1).max(64) }),
  z.strictObject({ name: z.string().min(1).max(200), version: z.int().min(1) }),
  z.strictObject({
    messages: z.array(messageSchema).min(1).max(100),
    ...promptContentSchema.pick({ examples: true, examplesAs: true, outputSchema: true, tools: true }).shape,
  }),
]);

export const modelNameSchema = z
  .string()
  .min(3)
  .max(300)
  .regex(/^[^/\s]+\/\S+$/, 'is written provider/model');

export const variantParametersSchema = parametersSchema.omit({ model: true });
export type VariantParameters = z.infer<typeof variantParametersSchema>;

/** One column: prompt version × model × retriever × parameters. */
export const variantSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  prompt: variantPromptSchema,
  model: modelNameSchema,
  parameters: variantParametersSchema.optional(),
  /** Null asks without documents. Left out, the prompt version's own retrieval holds, where it has one. */
  retrieval: retrievalSchema.nullable().optional(),
  /** Models that are asked in turn where the one before could not answer. */
  fallbacks: z.array(modelNameSchema).max(3).optional(),
});
export type Variant = z.infer<typeof variantSchema>;

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

export const usageSchema = z.object({
  inputTokens: z.int(),
  outputTokens: z.int(),
  cachedInputTokens: z.int().optional(),
  reasoningTokens: z.int().optional(),
  /** True where the provider reported nothing and the counts are our own estimate. */
  estimated: z.boolean().optional(),
});

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
export const attemptSchema = z.object({
  model: z.string(),
  error: answerErrorSchema.optional(),
  route: z
    .object({ router: z.string(), reason: z.string() })
    .optional()
    .meta({ description: 'Which router chose this model, and why.' }),
  fromCache: z
    .object({ answeredAt: z.iso.datetime() })
    .optional()
    .meta({ description: 'The same request was answered then, and was not sent again: nothing was paid.' }),
  cacheKey: z.string().optional().meta({ description: 'What the answer is kept under, for the same request.' }),
});

export const sentMessageSchema = z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() });
export type SentMessage = z.infer<typeof sentMessageSchema>;

export const toolCallSchema = z.object({ id: z.string(), name: z.string(), input: z.unknown() });

/** One variant's result on one row: everything that was sent, found, said and paid. */
export const answerSchema = z.object({
  id: z.string(),
  variantIndex: z.int(),
  inputIndex: z.int(),
  repeat: z.int(),
  status: answerStatusSchema,
  text: z.string(),
  /** The parsed answer of a column with an output schema; `error` says where it doesn't follow it. */
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

/** A prompt as it was when it was asked for: includes put in, labels resolved. What a later edit cannot change. */
export const templateSchema = z.object({
  messages: z.array(
    z.object({
      role: z.enum(['system', 'user', 'assistant']),
      parts: z.array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('text'), text: z.string() }),
          z.object({ kind: z.literal('variable'), name: z.string() }),
        ]),
      ),
    }),
  ),
  examples: z.array(exampleSchema),
  examplesAs: z.enum(['turns', 'inline']).optional(),
  outputSchema: z.record(z.string(), z.unknown()).optional(),
  tools: z
    .array(
      z.object({
        name: z.string(),
        description: z.string().optional(),
        inputSchema: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
});
export type Template = z.infer<typeof templateSchema>;

/** A prompt that was included, and the version that its label stood for. */
export const includedVersionSchema = z.object({ prompt: z.string(), label: z.string(), version: z.int() });
export type IncludedVersion = z.infer<typeof includedVersionSchema>;

/** Everything that decides what a column answers. */
export const frozenVariantSchema = z.object({
  template: templateSchema,
  /** Asked in turn; all but the first are fallbacks. */
  models: z.array(z.string()).min(1),
  /** The strategies of those that are routers, as they were when it was asked. */
  routers: z.record(z.string(), routerStrategySchema).optional(),
  parameters: variantParametersSchema,
  retrieval: retrievalSchema.nullable(),
  /** False where an answer that was kept must not stand for a new one. */
  reuse: z.literal(false).optional(),
});
export type FrozenVariant = z.infer<typeof frozenVariantSchema>;
