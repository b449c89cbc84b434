import { endpoint } from '@/app/api/endpoint';
import { pageOf, pageQuery } from '@/app/api/v1/page-query';
import { listActivity } from '@/lib/prompts';
import { activitySchema, labelNameSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../path';

export const GET = endpoint(
  {
    summary: 'List what was done to a prompt, newest first',
    description: 'With `label` only where that label was moved: who, when, from where to where, and why.',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    query: pageQuery.extend({ label: labelNameSchema.optional() }),
    response: pageOf(activitySchema),
  },
  async ({ access, params, query }) => listActivity(access, params.name, query),
);
