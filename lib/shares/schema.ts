import { z } from 'zod';
import { citationSchema, usageSchema } from '@/lib/answers/schema';
import { exampleSchema, messageSchema, parametersSchema, promptNameSchema } from '@/lib/prompts/schema';

/** What a share shows beside the questions, the answers and what was compared. */
export const shareIncludeSchema = z.strictObject({
  /** The prompts' messages and examples, and the inputs' variables. */
  prompts: z.boolean().default(false),
  /** The passages that the answers rest on. */
  context: z.boolean().default(false),
  /** What each answer cost. */
  cost: z.boolean().default(false),
});

const oneSource = (value: { comparisonId?: unknown; promptVersion?: unknown }) =>
  (value.comparisonId === undefined) !== (value.promptVersion === undefined);

export const createShareSchema = z
  .strictObject({
    comparisonId: z.string().min(1).max(64).optional(),
    promptVersion: z.strictObject({ name: promptNameSchema, version: z.int().min(1) }).optional(),
    title: z.string().trim().min(1).max(200).optional(),
    /** 30 days from now unless told; at most ten years. */
    expiresAt: z.iso.datetime({ offset: true }).optional(),
    password: z.string().min(4, 'Use at least 4 characters.').max(128).optional(),
    include: shareIncludeSchema.default({ prompts: false, context: false, cost: false }),
  })
  .refine(oneSource, { path: ['comparisonId'], message: 'Give either comparisonId or promptVersion.' });

/** A passage as a share shows it: where it is from and what it says, no ids. */
const sharedPassageSchema = z.object({
  rank: z.int(),
  documentName: z.string(),
  page: z.int().nullable(),
  headingPath: z.array(z.string()),
  text: z.string(),
});

/** A column: what was compared, in words. */
const sharedVariantSchema = z.object({
  name: z.string(),
  prompt: z.string(),
  model: z.string(),
  retrieval: z.string(),
  messages: z.array(messageSchema).optional(),
  examples: z.array(exampleSchema).optional(),
  parameters: parametersSchema.optional(),
});

const sharedAnswerSchema = z.object({
  variantIndex: z.int(),
  inputIndex: z.int(),
  repeat: z.int(),
  status: z.enum(['queued', 'running', 'done', 'failed', 'stopped', 'incomplete']),
  text: z.string(),
  citations: z.array(citationSchema),
  passages: z.array(sharedPassageSchema).optional(),
  model: z.string(),
  finishReason: z.string().nullable(),
  usage: usageSchema.nullable(),
  /** Milliseconds; null where that point was not reached. */
  timings: z.object({ firstTokenMs: z.number().nullable(), totalMs: z.number().nullable() }),
  /** Absent where costs are not shown, null where the price is not known. */
  costUsd: z.number().nullable().optional(),
  /** The error's code; the provider's own words stay inside. */
  error: z.string().nullable(),
});

export const sharedComparisonSchema = z.object({
  kind: z.literal('comparison'),
  title: z.string(),
  createdAt: z.iso.datetime(),
  inputs: z.array(z.object({ question: z.string(), variables: z.array(z.tuple([z.string(), z.string()])).optional() })),
  variants: z.array(sharedVariantSchema),
  repeats: z.int(),
  answers: z.array(sharedAnswerSchema),
});

export const sharedPromptSchema = z.object({
  kind: z.literal('prompt'),
  title: z.string(),
  createdAt: z.iso.datetime(),
  name: z.string(),
  version: z.int(),
  message: z.string(),
  messages: z.array(messageSchema),
  examples: z.array(exampleSchema).optional(),
  parameters: parametersSchema.optional(),
});

/** Everything that a link shows: frozen when the share is made, and nothing but these fields. */
export const snapshotSchema = z.discriminatedUnion('kind', [sharedComparisonSchema, sharedPromptSchema]);

export const shareSchema = z.object({
  id: z.string(),
  kind: z.enum(['comparison', 'prompt']),
  title: z.string(),
  include: shareIncludeSchema,
  hasPassword: z.boolean(),
  status: z.enum(['active', 'expired', 'revoked']),
  expiresAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
});

/** The answer to making a share: the only time that `url`, with its secret part, is shown. */
export const createdShareSchema = shareSchema.extend({ url: z.string() });

/** What `/s/{token}.json` answers. */
export const openedShareSchema = z.object({
  title: z.string(),
  sharedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  content: snapshotSchema,
});

export type CreateShare = z.output<typeof createShareSchema>;
export type ShareInclude = z.infer<typeof shareIncludeSchema>;
export type Share = z.infer<typeof shareSchema>;
export type CreatedShare = z.infer<typeof createdShareSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
export type SharedComparison = z.infer<typeof sharedComparisonSchema>;
export type SharedPrompt = z.infer<typeof sharedPromptSchema>;
export type SharedAnswer = z.infer<typeof sharedAnswerSchema>;
export type OpenedShare = z.infer<typeof openedShareSchema>;
