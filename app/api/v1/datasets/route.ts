import { endpoint } from '@/app/api/endpoint';
import { createDataset, listDatasets } from '@/lib/datasets';
import { createDatasetSchema, datasetSchema } from '@/lib/datasets/schema';
import { z } from 'zod';
import { pageOf, pageQuery } from '../page-query';

export const GET = endpoint(
  {
    summary: 'List datasets, newest first',
    tag: 'Datasets',
    needs: 'read',
    query: z.strictObject({ ...pageQuery.shape, search: z.string().max(200).optional() }),
    response: pageOf(datasetSchema),
  },
  async ({ access, query }) => listDatasets(access, query),
);

export const POST = endpoint(
  {
    summary: 'Create a dataset',
    tag: 'Datasets',
    needs: 'write',
    body: createDatasetSchema,
    response: datasetSchema,
    status: 201,
  },
  async ({ access, body }) => createDataset(access, body),
);
