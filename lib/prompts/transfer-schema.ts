import { z } from 'zod';
import { promptContentSchema, promptNameSchema, text } from './content-schema';

export const FORMAT_IDS = ['bakeoff', 'promptfoo', 'dotprompt', 'langfuse', 'openai', 'text'] as const;
export const formatSchema = z.enum(FORMAT_IDS);
export type FormatId = z.infer<typeof formatSchema>;

export const importSchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(500),
        text: text(2_000_000),
        baseVersion: z
          .int()
          .min(0)
          .optional()
          .meta({ description: 'The version that the file was made from: with a newer one there, nothing is saved.' }),
      }),
    )
    .min(1)
    .max(200),
  format: formatSchema.optional().meta({ description: 'Told by each file’s name and text unless given.' }),
  folder: promptNameSchema.optional().meta({ description: 'Put before every name.' }),
  message: text(1_000).optional(),
  apply: z
    .boolean()
    .default(false)
    .meta({ description: 'Nothing is saved without it: the answer says what would be.' }),
});
export type ImportRequest = z.input<typeof importSchema>;

export const importedSchema = z.object({
  path: z.string(),
  format: formatSchema.nullable(),
  /** Null where the file could not be read. */
  name: z.string().nullable(),
  status: z.enum(['new', 'changed', 'same', 'conflict', 'refused']).meta({
    description: '`same`: the newest version holds just this. `conflict`: it is no longer `baseVersion`.',
  }),
  /** The version that it is or was saved as; null where it would be a new one. */
  version: z.int().nullable(),
  content: promptContentSchema.nullable(),
  lost: z.array(z.string()).meta({ description: 'What could not be carried.' }),
  problem: z.string().nullable(),
});
export type Imported = z.infer<typeof importedSchema>;

export const exportedSchema = z.object({
  fileName: z.string(),
  format: formatSchema,
  version: z.int(),
  hash: z.string(),
  text: z.string(),
  lost: z.array(z.string()),
});
export type Exported = z.infer<typeof exportedSchema>;
