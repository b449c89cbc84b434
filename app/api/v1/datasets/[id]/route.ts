import { endpoint } from '@/app/api/endpoint';
import { deleteDataset, getDataset, updateDataset } from '@/lib/datasets';
import { datasetSchema, updateDatasetSchema } from '@/lib/datasets/schema';
import { datasetPath } from '../path';

export const GET = endpoint(
  { summary: 'Read a dataset', tag: 'Datasets', needs: 'read', params: datasetPath, response: datasetSchema },
  async ({ access, params }) => getDataset(access, params.id),
);

export const PATCH = endpoint(
  {
    summary: 'Rename or describe a dataset',
    tag: 'Datasets',
    needs: 'write',
    params: datasetPath,
    body: updateDatasetSchema,
    response: datasetSchema,
  },
  async ({ access, params, body }) => updateDataset(access, params.id, body),
);

export const DELETE = endpoint(
  {
    summary: 'Delete a dataset',
    description:
      'It is hidden at once. For ten minutes it can be restored, then it is purged with its versions and evaluations.',
    tag: 'Datasets',
    needs: 'write',
    params: datasetPath,
    status: 204,
  },
  async ({ access, params }) => deleteDataset(access, params.id),
);
