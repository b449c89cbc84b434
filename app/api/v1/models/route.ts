import { endpoint } from '@/app/api/endpoint';
import { listModels } from '@/lib/models';
import { modelSchema } from '@/lib/models/schema';
import { pageOf, pageQuery } from '../page-query';
import { slicePage } from '../slice-page';

export const GET = endpoint(
  {
    summary: 'List the models that can be used or connected',
    description:
      'Built-in ones first, then each connection’s, then the well-known ones that no connection gives. An unknown price is null.',
    tag: 'Models',
    needs: 'read',
    query: pageQuery,
    response: pageOf(modelSchema),
  },
  async ({ access, query }) => slicePage(await listModels(access), query),
);
