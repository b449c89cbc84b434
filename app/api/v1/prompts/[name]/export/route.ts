import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { exportPrompt } from '@/lib/prompts';
import { exportedSchema, formatSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../path';

export const GET = endpoint(
  {
    summary: 'Export a version as a file of another tool',
    description: 'The version labelled `production` unless told. `lost` names what the format can’t carry.',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    query: z.strictObject({
      format: formatSchema,
      label: z.string().max(64).optional(),
      version: z.coerce.number().int().min(1).optional(),
    }),
    response: exportedSchema,
  },
  async ({ access, params, query }) => exportPrompt(access, params.name, query),
);
