import { endpoint } from '@/app/api/endpoint';
import { pageOf, pageQuery } from '@/app/api/v1/page-query';
import { listActivity } from '@/lib/prompts';
import { activitySchema } from '@/lib/prompts/schema';

export const GET = endpoint(
  {
    summary: 'List what was done to prompts, newest first',
    tag: 'Prompts',
    needs: 'read',
    query: pageQuery,
    response: pageOf(activitySchema),
  },
  async ({ access, query }) => listActivity(access, null, query),
);
