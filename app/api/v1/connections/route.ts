import { endpoint } from '@/app/api/endpoint';
import { createConnection, listConnections } from '@/lib/models';
import { connectionSchema, createConnectionSchema } from '@/lib/models/schema';
import { pageOf, pageQuery } from '../page-query';
import { slicePage } from '../slice-page';

export const GET = endpoint(
  {
    summary: 'List connections',
    description: 'Without their keys: `keyHint` is a key’s last four characters.',
    tag: 'Models',
    needs: 'read',
    query: pageQuery,
    response: pageOf(connectionSchema),
  },
  async ({ access, query }) => slicePage(await listConnections(access), query),
);

export const POST = endpoint(
  {
    summary: 'Connect a provider',
    description: 'The key is encrypted and never shown again. Model ids are then `name/model`.',
    tag: 'Models',
    needs: 'admin',
    body: createConnectionSchema,
    response: connectionSchema,
    status: 201,
  },
  async ({ access, body }) => createConnection(access, body),
);
