import { z } from 'zod';
import { MAX_INPUTS, MAX_VARIANTS, variantSchema } from '@/lib/comparisons/schema';

/** A column as it was set up, and which column of the comparison on the screen it was run as. */
export const playgroundColumnSchema = z.strictObject({
  /** Made in the browser; only to tell columns apart while they are moved. */
  id: z.string().min(1).max(64),
  variant: variantSchema,
  /** Null until it was run. */
  ranAs: z.int().min(0).nullable(),
  /** Changed since it was run. */
  changed: z.boolean(),
});
export type PlaygroundColumn = z.infer<typeof playgroundColumnSchema>;

/** The playground as one person left it. */
export const playgroundSetupSchema = z.strictObject({
  /** The comparison that the columns were run as. */
  comparisonId: z.string().max(64).nullable(),
  /** One per row; may be empty while it is written. */
  questions: z.array(z.string().max(32_000)).min(1).max(MAX_INPUTS),
  /** Values for the prompts' own variables, the same for all rows. */
  variables: z.record(z.string().max(100), z.string().max(200_000)),
  columns: z.array(playgroundColumnSchema).max(MAX_VARIANTS),
  /** What one run may cost at most, in US dollars. */
  maxCostUsd: z.number().positive().max(1_000_000).nullable().default(null),
  /** The id of the column that the others are compared with. */
  baseline: z.string().max(64).nullable(),
});
export type PlaygroundSetup = z.infer<typeof playgroundSetupSchema>;
