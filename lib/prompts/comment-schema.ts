import { z } from 'zod';
import { text } from './content-schema';

const body = text(10_000).refine((value) => value.trim() !== '', 'must not be empty');

export const commentSchema = z.object({
  id: z.string(),
  version: z.int(),
  parentId: z.string().nullable().meta({ description: 'The comment that this one answers.' }),
  body: z.string(),
  mentions: z.array(z.string()).meta({ description: 'The user ids of the members whom it names as `@Name`.' }),
  author: z.object({ id: z.string().nullable(), name: z.string() }),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
});
export type Comment = z.infer<typeof commentSchema>;

export const createCommentSchema = z.strictObject({
  version: z.int().min(1),
  body,
  parentId: z.string().max(100).optional(),
});

export const updateCommentSchema = z.strictObject({ body: body.optional(), resolved: z.boolean().optional() });
