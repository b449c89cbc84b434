import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { closeBranch } from '@/lib/prompts';
import { branchNameSchema, branchSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../../path';

export const DELETE = endpoint(
  {
    summary: 'Close a branch',
    description: 'It leaves the lists of branches to work on; its versions stay, and it can be restored at any time.',
    tag: 'Prompts',
    needs: 'write',
    params: z.object({ ...promptPath.shape, branch: branchNameSchema }),
    response: branchSchema,
  },
  async ({ access, params }) => closeBranch(access, params.name, params.branch, true),
);
