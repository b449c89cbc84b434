import { z } from 'zod';
import { MAX_INPUTS, MAX_REPEATS, MAX_VARIANTS, variantSchema } from '@/lib/comparisons/schema';

/** A column as it was set up, and which column of the comparison on the screen it was run as. */
export const playgroundColumnSchema = z.strictObject({
  /** Made in the browser; only to tell columns apart while they are moved. */
  id: z.string().min(1).max(64),
  variant: variantSchema,
  /** Null until it was run. */
  ranAs: z.int().min(0).nullable(),
  /** Changed since it was run. */
  changed: z.boolean(),
  /** Left out of the view, and of what is run. */
  hidden: z.boolean().optional(),
});
export type PlaygroundColumn = z.infer<typeof playgroundColumnSchema>;

const valuesSchema = z.record(z.string().max(100), z.string().max(200_000));

/** A question with its own values, and which row of the comparison it was asked as. */
export const playgroundRowSchema = z.strictObject({
  id: z.string().min(1).max(64),
  /** May be empty while it is written. */
  question: z.string().max(32_000),
  /** Values for the prompts' variables that hold for this row only. */
  variables: valuesSchema.optional(),
  ranAs: z.int().min(0).nullable(),
});
export type PlaygroundRow = z.infer<typeof playgroundRowSchema>;

const setupSchema = z.strictObject({
  /** The comparison that the columns were run as. */
  comparisonId: z.string().max(64).nullable(),
  rows: z.array(playgroundRowSchema).min(1).max(MAX_INPUTS),
  /** Values for the prompts' own variables, for all rows that have none of their own. */
  variables: valuesSchema,
  columns: z.array(playgroundColumnSchema).max(MAX_VARIANTS),
  /** How often each cell is asked. */
  repeats: z.int().min(1).max(MAX_REPEATS).default(1),
  /** What the comparison may cost at most, in US dollars. */
  maxCostUsd: z.number().positive().max(1_000_000).nullable().default(null),
  /** The id of the column that the others are compared with. */
  baseline: z.string().max(64).nullable(),
});
export type PlaygroundSetup = z.infer<typeof setupSchema>;

/** Set-ups were saved with nothing but the text of each row until 2026-11-21; tabs that are open still send them. */
function withRows(setup: unknown): unknown {
  if (typeof setup !== 'object' || setup === null || !('questions' in setup)) return setup;
  const { questions, ...rest } = setup as { questions: unknown; comparisonId?: unknown };
  if (!Array.isArray(questions)) return setup;
  const ran = typeof rest.comparisonId === 'string';
  return { ...rest, rows: questions.map((question, at) => ({ id: `row-${at}`, question, ranAs: ran ? at : null })) };
}

/** The playground as one person left it. */
export const playgroundSetupSchema = z.preprocess(withRows, setupSchema);
