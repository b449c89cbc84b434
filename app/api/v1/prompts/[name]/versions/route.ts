import { endpoint } from '@/app/api/endpoint';
import { reply } from '@/app/api/reply';
import { pageOf, pageQuery } from '@/app/api/v1/page-query';
import { listVersions, saveVersion } from '@/lib/prompts';
import { promptVersionSchema, saveVersionSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../path';

export const GET = endpoint(
  {
    summary: 'List a prompt’s versions, newest first',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    query: pageQuery,
    response: pageOf(promptVersionSchema),
  },
  async ({ access, params, query }) => listVersions(access, params.name, query),
);

export const POST = endpoint(
  {
    summary: 'Save the next version',
    description:
      'The same content as the newest version answers 200 with that version. With a `baseVersion` that is no longer the newest: 409 with `latest`, and nothing is saved. `{{context}}` in a system message is refused.',
    tag: 'Prompts',
    needs: 'write',
    params: promptPath,
    body: saveVersionSchema,
    response: promptVersionSchema,
    status: 201,
  },
  async ({ access, params, body }) => {
    const { version, created } = await saveVersion(access, params.name, body);
    return reply(created ? 201 : 200, version);
  },
);
