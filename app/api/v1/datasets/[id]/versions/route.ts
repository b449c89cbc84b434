import { endpoint } from '@/app/api/endpoint';
import { listVersions } from '@/lib/datasets';
import { datasetVersionSchema } from '@/lib/datasets/schema';
import { pageOf, pageQuery } from '../../../page-query';
import { datasetPath } from '../../path';

export const GET = endpoint(
  {
    summary: 'List the versions of a dataset, newest first',
    tag: 'Datasets',
    needs: 'read',
    params: datasetPath,
    query: pageQuery,
    response: pageOf(datasetVersionSchema),
  },
  async ({ access, params, query }) => listVersions(access, params.id, query),
);
