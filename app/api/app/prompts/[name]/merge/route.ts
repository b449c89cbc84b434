import { endpoint } from '@/app/api/endpoint';
import { promptPath } from '@/app/api/v1/prompts/path';
import { mergeWithVersion } from '@/lib/prompts';
import { mergeRequestSchema, mergeResultSchema } from '@/lib/prompts/schema';

export const POST = endpoint(
  {
    summary: 'Merge an unsaved change with the version that came in between',
    tag: 'Prompts',
    needs: 'write',
    params: promptPath,
    body: mergeRequestSchema,
    response: mergeResultSchema,
  },
  async ({ access, params, body }) => mergeWithVersion(access, params.name, body),
);
