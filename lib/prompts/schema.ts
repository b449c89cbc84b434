import { z } from 'zod';
import { branchNameSchema } from './branch-schema';
import { labelChecksSchema, promptLabelSchema } from './label-schema';
import {
  labelNameSchema,
  messageSchema,
  promptContentSchema,
  promptNameSchema,
  text,
  variablesSchema,
} from './content-schema';

export * from './content-schema';
export * from './branch-schema';
export * from './comment-schema';
export * from './comparison-schema';
export * from './label-schema';
export * from './transfer-schema';

export const createPromptSchema = z.strictObject({
  name: promptNameSchema,
  description: text(2_000).optional(),
  tags: z.array(text(60).min(1)).max(20).optional(),
});

export const updatePromptSchema = z.strictObject({
  name: promptNameSchema.optional(),
  protectedLabels: z.array(labelNameSchema).max(50).optional(),
  labelChecks: labelChecksSchema.optional(),
  archived: z.boolean().optional().meta({ description: 'Puts the prompt aside, or brings it back.' }),
  description: text(2_000).optional(),
  tags: z.array(text(60).min(1)).max(20).optional(),
});

export const saveVersionSchema = z.strictObject({
  ...promptContentSchema.shape,
  message: text(1_000),
  baseVersion: z.int().min(0).optional(),
  branch: branchNameSchema.optional().meta({ description: '`main` unless told.' }),
  mergedFrom: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'The version of another branch whose changes this one brings in.' }),
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
  branch: z.string(),
  mergedFrom: z.int().nullable().meta({ description: 'Its second parent, where it brings in another branch.' }),
  parent: z.int().nullable().meta({ description: 'The version that this one was made from; null for the first.' }),
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
  labelChecks: labelChecksSchema,
  lastChange: z.object({ message: z.string(), author: authorSchema, at: z.iso.datetime() }).nullable(),
  archivedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** One version with what the prompt itself says. */
export const promptWithVersionSchema = promptVersionSchema.extend({
  description: z.string(),
  tags: z.array(z.string()),
  split: z
    .object({ label: z.string(), versions: z.array(z.object({ version: z.int(), weight: z.number() })) })
    .optional()
    .meta({ description: 'Where the label sends its callers to two versions: how many to which.' }),
});

/** What a list of prompts is narrowed to. */
export const promptFilterSchema = z.strictObject({
  q: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Stands in the name, the description, a tag or a message of the newest version.' }),
  tag: z.string().max(60).optional(),
  folder: z.string().max(200).optional().meta({ description: 'With everything below it.' }),
  archived: z
    .enum(['true', 'false'])
    .optional()
    .transform((value) => value === 'true'),
});

/** Which version is meant: by number, by label, or the label `production`. */
export const versionSelectorSchema = z.strictObject({
  label: z.string().max(64).optional(),
  version: z.coerce.number().int().min(1).optional(),
  key: z.string().min(1).max(500).optional(),
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

/** Rendering what is not saved yet. */
export const previewRequestSchema = z.strictObject({
  content: promptContentSchema.pick({ messages: true, examples: true, examplesAs: true }),
  variables: variablesSchema.default({}),
  context: text(4_000_000).optional(),
});

/** A draft is work in progress: one version's content, not yet checked for what saving checks. */
export const promptDraftSchema = z.strictObject({
  content: promptContentSchema,
  /** The version that it was begun from; 0 where there was none. */
  baseVersion: z.int().min(0),
  branch: branchNameSchema.optional(),
  mergedFrom: z.int().min(1).optional(),
});
export const storedPromptDraftSchema = promptDraftSchema.omit({ branch: true }).extend({ updatedAt: z.iso.datetime() });

/** Who else is typing in a prompt, and the newest version of the branch that was asked about. */
export const presenceSchema = z.object({
  editing: z.array(z.object({ id: z.string(), name: z.string(), branch: z.string(), at: z.iso.datetime() })),
  head: z.int(),
});
export type Presence = z.infer<typeof presenceSchema>;

export type PromptVersion = z.infer<typeof promptVersionSchema>;
export type PromptWithVersion = z.infer<typeof promptWithVersionSchema>;
export type Prompt = z.infer<typeof promptSchema>;
export type RenderedPrompt = z.infer<typeof renderedPromptSchema>;
export type PromptDraft = z.infer<typeof promptDraftSchema>;
export type StoredPromptDraft = z.infer<typeof storedPromptDraftSchema>;
