import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { compareVersions } from '@/lib/prompts';
import { promptDiffSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../path';

const versionNumber = z.coerce.number().int().min(1);

export const GET = endpoint(
  {
    summary: 'Compare two versions',
    description: 'Messages by words or lines; parameters, examples, tools and the rest field by field.',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    query: z.strictObject({
      from: versionNumber,
      to: versionNumber,
      unit: z.enum(['words', 'lines']).default('words'),
    }),
    response: promptDiffSchema,
  },
  async ({ access, params, query }) => compareVersions(access, params.name, query),
);
