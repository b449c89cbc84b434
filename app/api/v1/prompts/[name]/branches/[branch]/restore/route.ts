import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { closeBranch } from '@/lib/prompts';
import { branchNameSchema, branchSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../../../path';

export const POST = endpoint(
  {
    summary: 'Open a closed branch again',
    tag: 'Prompts',
    needs: 'write',
    params: z.object({ ...promptPath.shape, branch: branchNameSchema }),
    response: branchSchema,
  },
  async ({ access, params }) => closeBranch(access, params.name, params.branch, false),
);
