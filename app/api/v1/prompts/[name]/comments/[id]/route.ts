import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { changeComment, deleteComment } from '@/lib/prompts';
import { commentSchema, updateCommentSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../../path';

const commentPath = z.object({ ...promptPath.shape, id: z.string().max(100) });

export const PATCH = endpoint(
  {
    summary: 'Change a comment, or mark its thread as settled',
    description: 'Its words are its author’s alone to change.',
    tag: 'Prompts',
    needs: 'write',
    params: commentPath,
    body: updateCommentSchema,
    response: commentSchema,
  },
  async ({ access, params, body }) => changeComment(access, params.name, params.id, body),
);

export const DELETE = endpoint(
  {
    summary: 'Take a comment away',
    description: 'It can be restored for 10 minutes.',
    tag: 'Prompts',
    needs: 'write',
    params: commentPath,
    status: 204,
  },
  async ({ access, params }) => deleteComment(access, params.name, params.id),
);
