import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { listDependents } from '@/lib/prompts';
import { dependentSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../path';

export const GET = endpoint(
  {
    summary: 'List the prompts that include this one',
    description:
      'In versions that are labelled or newest; with `label` only those that include it by that label, which a move of that label changes.',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    query: z.strictObject({ label: z.string().max(64).optional() }),
    response: z.object({ items: z.array(dependentSchema) }),
  },
  async ({ access, params, query }) => ({ items: await listDependents(access, params.name, query.label) }),
);
