import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { createBranch, listBranches } from '@/lib/prompts';
import { branchSchema, createBranchSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../path';

export const GET = endpoint(
  {
    summary: 'List a prompt’s branches, oldest first',
    description: 'Closed ones too. `main`, which `latest` follows, is always there and not listed.',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    response: z.object({ items: z.array(branchSchema) }),
  },
  async ({ access, params }) => ({ items: await listBranches(access, params.name) }),
);

export const POST = endpoint(
  {
    summary: 'Start a branch from a version',
    description: 'Save to it with `branch`; its first own version comes with the first save.',
    tag: 'Prompts',
    needs: 'write',
    params: promptPath,
    body: createBranchSchema,
    response: branchSchema,
    status: 201,
  },
  async ({ access, params, body }) => createBranch(access, params.name, body),
);
