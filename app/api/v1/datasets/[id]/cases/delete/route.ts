import { endpoint } from '@/app/api/endpoint';
import { removeCases } from '@/lib/datasets';
import { casesChangeSchema, removeCasesSchema } from '@/lib/datasets/schema';
import { datasetPath } from '../../../path';

export const POST = endpoint(
  {
    summary: 'Take several cases out',
    description: 'As one new version; older versions keep them, and restoring one brings them back.',
    tag: 'Datasets',
    needs: 'write',
    params: datasetPath,
    body: removeCasesSchema,
    response: casesChangeSchema,
  },
  async ({ access, params, body }) => removeCases(access, params.id, body),
);
