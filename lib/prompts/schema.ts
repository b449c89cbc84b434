import { z } from 'zod';
import { retrievalSchema } from '@/lib/retrieval/schema';

/** Text that Postgres can hold: no NUL, no half of a surrogate pair. Longer than any context window is refused. */
const text = (max: number) =>
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
const jsonObjectSchema = z
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
  parameters: parametersSchema.optional(),
  outputSchema: jsonObjectSchema.optional(),
  tools: z.array(toolSchema).max(64).optional(),
  retrieval: retrievalSchema.nullable().optional(),
});

export const createPromptSchema = z.strictObject({
  name: promptNameSchema,
  description: text(2_000).optional(),
  tags: z.array(text(60).min(1)).max(20).optional(),
});

export const updatePromptSchema = z.strictObject({
  name: promptNameSchema.optional(),
  protectedLabels: z.array(labelNameSchema).max(50).optional(),
  description: text(2_000).optional(),
  tags: z.array(text(60).min(1)).max(20).optional(),
});

export const saveVersionSchema = z.strictObject({
  ...promptContentSchema.shape,
  message: text(1_000),
  baseVersion: z.int().min(0).optional(),
});

/** Who did something: the person's or the API key's name as it was then. */
const authorSchema = z.object({ id: z.string().nullable(), name: z.string() });

export const promptVersionSchema = z.object({
  prompt: z.string(),
  version: z.int(),
  hash: z.string(),
  ...promptContentSchema.shape,
  message: z.string(),
  variables: z.array(z.string()),
  author: authorSchema,
  createdAt: z.iso.datetime(),
  labels: z.array(z.string()),
});

export const promptLabelSchema = z.object({
  label: z.string(),
  version: z.int(),
  protected: z.boolean(),
  updatedAt: z.iso.datetime(),
});

/** A prompt in a list: where its labels stand and what was last done to it. */
export const promptSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  latestVersion: z.int().nullable(),
  labels: z.array(promptLabelSchema),
  protectedLabels: z.array(z.string()),
  lastChange: z.object({ message: z.string(), author: authorSchema, at: z.iso.datetime() }).nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** One version with what the prompt itself says. */
export const promptWithVersionSchema = promptVersionSchema.extend({
  description: z.string(),
  tags: z.array(z.string()),
});

export const moveLabelSchema = z.strictObject({
  version: z.int().min(1),
  /** Where the label stood when the caller looked; null if it was not there. */
  expectedVersion: z.int().min(1).nullable().optional(),
});

/** Which version is meant: by number, by label, or the label `production`. */
export const versionSelectorSchema = z.strictObject({
  label: z.string().max(64).optional(),
  version: z.coerce.number().int().min(1).optional(),
});

export const renderRequestSchema = z.strictObject({
  label: z.string().max(64).optional(),
  version: z.int().min(1).optional(),
  variables: variablesSchema.default({}),
  context: text(4_000_000).optional(),
});

export const renderedPromptSchema = z.object({
  messages: z.array(messageSchema),
  missing: z.array(z.string()),
  unused: z.array(z.string()),
  tokens: z.int(),
});

const textChangeSchema = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
const changeStatus = z.enum(['same', 'changed', 'added', 'removed']);

/** A field that differs, by its path (`temperature`, `0.input.question`); the side on which it is absent is left out. */
const fieldChangeSchema = z.object({
  path: z.string(),
  status: z.enum(['changed', 'added', 'removed']),
  from: z.unknown().optional(),
  to: z.unknown().optional(),
});

/** What changed between two versions; lists of fields are empty where nothing did. */
export const promptDiffSchema = z.object({
  from: z.int(),
  to: z.int(),
  messages: z.array(
    z.object({
      status: changeStatus,
      role: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
      changes: z.array(textChangeSchema),
    }),
  ),
  parameters: z.array(fieldChangeSchema),
  examples: z.array(fieldChangeSchema),
  outputSchema: z.array(fieldChangeSchema),
  tools: z.array(fieldChangeSchema),
  retrieval: z.array(fieldChangeSchema),
  changes: z.int(),
});

/**
 * A conflict of a merge: where, and the three texts or values. In the merged content `mine` stands there; inside a message's text
 * from `start` to `end` (UTF-16 code units).
 */
export const mergeConflictSchema = z.object({
  path: z.string(),
  start: z.int().optional(),
  end: z.int().optional(),
  base: z.unknown(),
  theirs: z.unknown(),
  mine: z.unknown(),
});

export const mergedPromptSchema = z.object({ content: promptContentSchema, conflicts: z.array(mergeConflictSchema) });

export const mergeRequestSchema = z.strictObject({
  baseVersion: z.int().min(0),
  theirVersion: z.int().min(1),
  content: promptContentSchema,
});
export const mergeResultSchema = mergedPromptSchema.extend({
  base: promptContentSchema.nullable(),
  theirs: promptContentSchema,
});

/** Rendering what is not saved yet. */
export const previewRequestSchema = z.strictObject({
  content: promptContentSchema.pick({ messages: true, examples: true }),
  variables: variablesSchema.default({}),
  context: text(4_000_000).optional(),
});

/** A draft is work in progress: one version's content, not yet checked for what saving checks. */
export const promptDraftSchema = z.strictObject({
  content: promptContentSchema,
  /** The version that it was begun from; 0 where there was none. */
  baseVersion: z.int().min(0),
});
export const storedPromptDraftSchema = promptDraftSchema.extend({ updatedAt: z.iso.datetime() });

export type PromptMessage = z.infer<typeof messageSchema>;
export type PromptExample = z.infer<typeof exampleSchema>;
export type PromptParameters = z.infer<typeof parametersSchema>;
export type PromptContent = z.infer<typeof promptContentSchema>;
export type PromptVersion = z.infer<typeof promptVersionSchema>;
export type PromptWithVersion = z.infer<typeof promptWithVersionSchema>;
export type PromptLabel = z.infer<typeof promptLabelSchema>;
export type Prompt = z.infer<typeof promptSchema>;
export type RenderedPrompt = z.infer<typeof renderedPromptSchema>;
export type PromptDiff = z.infer<typeof promptDiffSchema>;
export type PromptFieldChange = z.infer<typeof fieldChangeSchema>;
export type MergeConflict = z.infer<typeof mergeConflictSchema>;
export type MergeResult = z.infer<typeof mergeResultSchema>;
export type MergedPrompt = z.infer<typeof mergedPromptSchema>;
export type PromptDraft = z.infer<typeof promptDraftSchema>;
export type StoredPromptDraft = z.infer<typeof storedPromptDraftSchema>;
