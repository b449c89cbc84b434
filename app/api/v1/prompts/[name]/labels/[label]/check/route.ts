import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { checkLabel } from '@/lib/prompts';
import { checkResultSchema, labelNameSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../../../path';

export const GET = endpoint(
  {
    summary: 'Ask whether a version gives what a label asks for',
    description: 'Nothing is moved. `items` is empty where the label asks for nothing.',
    tag: 'Prompts',
    needs: 'read',
    params: z.object({ ...promptPath.shape, label: labelNameSchema }),
    query: z.strictObject({ version: z.coerce.number().int().min(1) }),
    response: z.object({ items: z.array(checkResultSchema) }),
  },
  async ({ access, params, query }) => ({ items: await checkLabel(access, params.name, params.label, query.version) }),
);
