import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { promptPath } from '@/app/api/v1/prompts/path';
import { getPresence } from '@/lib/prompts';
import { branchNameSchema, presenceSchema } from '@/lib/prompts/schema';

export const GET = endpoint(
  {
    summary: 'Who else is typing in a prompt, and whether somebody has saved',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    query: z.strictObject({ branch: branchNameSchema.optional() }),
    response: presenceSchema,
  },
  async ({ access, params, query }) => getPresence(access, params.name, query.branch),
);
