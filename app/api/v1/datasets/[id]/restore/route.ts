import { endpoint } from '@/app/api/endpoint';
import { restoreDataset } from '@/lib/datasets';
import { datasetSchema } from '@/lib/datasets/schema';
import { datasetPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Bring back a deleted dataset',
    tag: 'Datasets',
    needs: 'write',
    params: datasetPath,
    response: datasetSchema,
  },
  async ({ access, params }) => restoreDataset(access, params.id),
);
