import { endpoint } from '@/app/api/endpoint';
import { restoreVersion } from '@/lib/datasets';
import { casesChangeSchema } from '@/lib/datasets/schema';
import { datasetVersionPath } from '../../../../path';

export const POST = endpoint(
  {
    summary: 'Make the cases of an older version the newest again',
    description: 'As a new version; what lies between stays readable. Version 0 is the empty beginning.',
    tag: 'Datasets',
    needs: 'write',
    params: datasetVersionPath,
    response: casesChangeSchema,
  },
  async ({ access, params }) => restoreVersion(access, params.id, params.version),
);
