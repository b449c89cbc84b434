import { z } from 'zod';
import { promptContentSchema } from './content-schema';

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

export type PromptDiff = z.infer<typeof promptDiffSchema>;
export type PromptFieldChange = z.infer<typeof fieldChangeSchema>;
export type MergeConflict = z.infer<typeof mergeConflictSchema>;
export type MergeResult = z.infer<typeof mergeResultSchema>;
export type MergedPrompt = z.infer<typeof mergedPromptSchema>;
