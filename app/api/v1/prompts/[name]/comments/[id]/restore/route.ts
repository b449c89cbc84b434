import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { restoreComment } from '@/lib/prompts';
import { commentSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../../../path';

export const POST = endpoint(
  {
    summary: 'Bring back a comment that was taken away',
    tag: 'Prompts',
    needs: 'write',
    params: z.object({ ...promptPath.shape, id: z.string().max(100) }),
    response: commentSchema,
  },
  async ({ access, params }) => restoreComment(access, params.name, params.id),
);
