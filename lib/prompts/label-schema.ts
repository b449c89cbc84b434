import { z } from 'zod';
import { labelNameSchema, text } from './content-schema';

const version = z.int().min(1);

/** A second version that a label sends a share of its callers to. */
export const labelSplitSchema = z.strictObject({
  version,
  weight: z
    .number()
    .min(0.001)
    .max(0.999)
    .meta({ description: 'The share of callers that get it, above 0 and below 1.' }),
});

/** What a label asks of a version before it moves there. */
export const checkSettingsSchema = z.strictObject({
  rendering: z
    .strictObject({ variables: z.array(z.string().min(1).max(100)).max(100) })
    .optional()
    .meta({
      description:
        'The version may use no other variables than these, `question` and `context`, so that no caller misses one.',
    }),
  tokenBudget: z
    .strictObject({ maxTokens: z.int().min(1).max(10_000_000) })
    .optional()
    .meta({ description: 'Its messages and examples, includes put in, may hold at most so many tokens (o200k_base).' }),
});
export type CheckSettings = z.infer<typeof checkSettingsSchema>;

/** Checks by label. Not a `z.record`: labels such as `constructor` are plain names. */
export const labelChecksSchema = z
  .array(z.strictObject({ label: labelNameSchema, checks: checkSettingsSchema }))
  .max(50)
  .refine((list) => new Set(list.map((item) => item.label)).size === list.length, 'names a label twice');
export type LabelChecks = z.infer<typeof labelChecksSchema>;

export const promptLabelSchema = z.object({
  label: z.string(),
  version: z.int(),
  split: z.object({ version: z.int(), weight: z.number() }).nullable(),
  protected: z.boolean(),
  updatedAt: z.iso.datetime(),
});
export type PromptLabel = z.infer<typeof promptLabelSchema>;

export const moveLabelSchema = z
  .strictObject({
    version,
    expectedVersion: version
      .nullable()
      .optional()
      .meta({ description: 'Where the label stood when the caller looked; null if it was not there.' }),
    split: labelSplitSchema.nullable().optional().meta({ description: 'None unless told: the whole traffic moves.' }),
    reason: text(1_000).optional(),
  })
  .refine((move) => move.split?.version !== move.version, {
    message: 'is the label’s own version',
    path: ['split', 'version'],
  });
export type MoveLabel = z.infer<typeof moveLabelSchema>;

export const checkResultSchema = z.object({
  id: z.string(),
  label: z.string(),
  passed: z.boolean(),
  detail: z.string(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

/** Something that was done to a prompt. `data` depends on the kind. */
export const activitySchema = z.object({
  id: z.string(),
  prompt: z.string(),
  kind: z.string(),
  version: z.int().nullable(),
  label: z.string().nullable(),
  actor: z.object({ id: z.string().nullable(), name: z.string(), byKey: z.boolean() }),
  data: z.record(z.string(), z.unknown()),
  createdAt: z.iso.datetime(),
});
export type Activity = z.infer<typeof activitySchema>;
