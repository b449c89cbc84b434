import { z } from 'zod';
import { retrievalSchema } from '@/lib/retrieval/schema';

/** Text that Postgres can hold: no NUL, no half of a surrogate pair. Longer than any context window is refused. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine(
      (value) => !value.includes('\0') && value.isWellFormed(),
      'must not hold NUL characters or lone surrogates',
    );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isJson = (value: unknown, depth: number): boolean => {
  if (depth < 0) return false;
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth - 1));
  if (isRecord(value)) return Object.keys(value).every((key) => isJson(key, 0) && isJson(value[key], depth - 1));
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
};

const isVariableValue = (value: unknown) =>
  typeof value === 'boolean' || Number.isFinite(value) || (typeof value === 'string' && isJson(value, 0));

/**
 * Values by variable name. Not a `z.record`, which silently drops the name `__proto__`; here every own name is plain data.
 */
export const variablesSchema = z
  .custom<Record<string, string | number | boolean>>(
    (value) => isRecord(value) && Object.keys(value).every((key) => isJson(key, 0) && isVariableValue(value[key])),
    'must be an object whose values are texts, numbers or booleans',
  )
  .meta({
    override: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
    description: 'Values by variable name',
  });

/** Any JSON object, at most 64 levels deep, such as a JSON Schema. */
export const jsonObjectSchema = z
  .custom<Record<string, unknown>>((value) => isRecord(value) && isJson(value, 64), 'must be a JSON object')
  .meta({ override: { type: 'object' } });

/** A prompt's name: folders by `/`, no empty segment and none of only dots, so that it is also a safe path. */
export const promptNameSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[a-z0-9._-]+(?:\/[a-z0-9._-]+)*$/, 'may hold a-z, 0-9, "-", "_", "." and "/" between them')
  .refine((name) => !name.split('/').some((segment) => /^\.+$/.test(segment)), 'must not have a segment of only dots');

/** A label's name. Digits alone are a version's number and so no label. */
export const labelNameSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'may hold a-z, 0-9, "-", "_" and ".", and starts with a letter or digit')
  .refine((label) => !/^\d+$/.test(label), 'must not be a number');

export const messageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: text(1_000_000),
});

export const exampleSchema = z.strictObject({ input: variablesSchema, output: text(200_000) });

export const parametersSchema = z.strictObject({
  model: z
    .string()
    .min(3)
    .max(300)
    .regex(/^[^/\s]+\/\S+$/, 'is written provider/model')
    .optional(),
  temperature: z.number().min(0).max(2).optional(),
  maxOutputTokens: z.int().min(1).max(1_000_000).optional(),
  topP: z.number().min(0).max(1).optional(),
  topK: z.int().min(1).max(1_000).optional(),
  frequencyPenalty: z.number().min(-2).max(2).optional(),
  presencePenalty: z.number().min(-2).max(2).optional(),
  stopSequences: z.array(text(200).min(1)).max(16).optional(),
  seed: z.int().min(0).max(2_147_483_647).optional(),
});

export const toolSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  description: text(10_000).optional(),
  inputSchema: jsonObjectSchema,
});

/** What a version is made of, and what its hash is over. */
export const promptContentSchema = z.strictObject({
  messages: z.array(messageSchema).min(1).max(100),
  examples: z.array(exampleSchema).max(100).optional(),
  examplesAs: z.enum(['turns', 'inline']).optional().meta({
    description: 'Examples as turns of the conversation (unless told), or written out in the last user message.',
  }),
  parameters: parametersSchema.optional(),
  outputSchema: jsonObjectSchema.optional(),
  tools: z.array(toolSchema).max(64).optional(),
  retrieval: retrievalSchema.nullable().optional(),
});

export type PromptMessage = z.infer<typeof messageSchema>;
export type PromptExample = z.infer<typeof exampleSchema>;
export type PromptParameters = z.infer<typeof parametersSchema>;
export type PromptTool = z.infer<typeof toolSchema>;
export type PromptContent = z.infer<typeof promptContentSchema>;
