import { z } from 'zod';
import { mergedPromptSchema } from './comparison-schema';
import { labelNameSchema, promptContentSchema, text } from './content-schema';

/** A branch is named as a label is; `main` is the line that `latest` follows. */
export const branchNameSchema = labelNameSchema;

export const branchSchema = z.object({
  name: z.string(),
  /** The version that it began from. */
  from: z.int(),
  head: z.int().meta({ description: 'Its newest version, or the one that it began from.' }),
  versions: z.int().meta({ description: 'How many versions it has of its own.' }),
  ahead: z.int().meta({ description: 'How many of them `main` has not taken in.' }),
  author: z.object({ id: z.string().nullable(), name: z.string() }),
  createdAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
});
export type Branch = z.infer<typeof branchSchema>;

export const createBranchSchema = z.strictObject({
  name: branchNameSchema.refine((name) => name !== 'main', '“main” is there already'),
  from: z.int().min(1),
});

export const mergePathSchema = z.strictObject({ from: branchNameSchema, into: branchNameSchema.default('main') });

/** What a merge of two branches would give. In `content` what `from` has stands wherever both changed the same place. */
export const branchMergeSchema = mergedPromptSchema.extend({
  baseVersion: z.int().nullable().meta({ description: 'What both began from.' }),
  fromVersion: z.int(),
  intoVersion: z.int(),
  isMerged: z.boolean().meta({ description: 'Whether `into` has all of it already.' }),
  base: promptContentSchema.nullable(),
  theirs: promptContentSchema.meta({ description: 'The content of `into`.' }),
  mine: promptContentSchema.meta({ description: 'The content of `from`.' }),
});
export type BranchMerge = z.infer<typeof branchMergeSchema>;

export const mergeBranchSchema = z.strictObject({
  from: branchNameSchema,
  into: branchNameSchema.default('main'),
  message: text(1_000).optional(),
});

/** A prompt that includes this one. */
export const dependentSchema = z.object({
  prompt: z.string(),
  version: z.int(),
  labels: z.array(z.string()).meta({ description: 'Where that version stands now, `latest` among them.' }),
  includes: z.array(z.string()).meta({ description: 'How it includes this prompt, as `name@label`.' }),
});
export type Dependent = z.infer<typeof dependentSchema>;

/** How often programs asked for a version, over the API or by the tools of others. */
export const promptCallsSchema = z.object({
  version: z.int(),
  calls: z.int(),
  lastDay: z.iso.date().meta({ description: 'In UTC.' }),
});
export type PromptCalls = z.infer<typeof promptCallsSchema>;
