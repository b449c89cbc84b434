import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { deleteConnection, getConnection, updateConnection } from '@/lib/models';
import { connectionSchema, updateConnectionSchema } from '@/lib/models/schema';

const params = z.object({ id: z.string() });

export const GET = endpoint(
  { summary: 'Read a connection', tag: 'Models', needs: 'read', params, response: connectionSchema },
  async ({ access, params: { id } }) => getConnection(access, id),
);

export const PATCH = endpoint(
  {
    summary: 'Change a connection',
    description: 'With a new scheme, host or port the key is forgotten unless it is sent again.',
    tag: 'Models',
    needs: 'admin',
    params,
    body: updateConnectionSchema,
    response: connectionSchema,
  },
  async ({ access, params: { id }, body }) => updateConnection(access, id, body),
);

export const DELETE = endpoint(
  {
    summary: 'Delete a connection',
    description: 'It can be brought back for ten minutes; then it is removed with its key.',
    tag: 'Models',
    needs: 'admin',
    params,
    status: 204,
  },
  async ({ access, params: { id } }) => deleteConnection(access, id),
);
