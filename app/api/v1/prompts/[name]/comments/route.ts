import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { addComment, listComments } from '@/lib/prompts';
import { commentSchema, createCommentSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../path';

export const GET = endpoint(
  {
    summary: 'List the comments on a prompt’s versions, oldest first',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    query: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
    response: z.object({ items: z.array(commentSchema) }),
  },
  async ({ access, params, query }) => ({ items: await listComments(access, params.name, query.version) }),
);

export const POST = endpoint(
  {
    summary: 'Comment on a version, or answer a comment',
    description: '`@Name` mentions the member of that name.',
    tag: 'Prompts',
    needs: 'write',
    params: promptPath,
    body: createCommentSchema,
    response: commentSchema,
    status: 201,
  },
  async ({ access, params, body }) => addComment(access, params.name, body),
);
