import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { deleteRouter, getRouter, updateRouter } from '@/lib/models';
import { routerSchema, updateRouterSchema } from '@/lib/models/schema';

const params = z.object({ id: z.string() });

export const GET = endpoint(
  { summary: 'Read a router', tag: 'Models', needs: 'read', params, response: routerSchema },
  async ({ access, params: { id } }) => getRouter(access, id),
);

export const PATCH = endpoint(
  {
    summary: 'Change a router',
    description: 'What was asked before keeps the strategy of its time.',
    tag: 'Models',
    needs: 'write',
    params,
    body: updateRouterSchema,
    response: routerSchema,
  },
  async ({ access, params: { id }, body }) => updateRouter(access, id, body),
);

export const DELETE = endpoint(
  { summary: 'Delete a router', tag: 'Models', needs: 'write', params, status: 204 },
  async ({ access, params: { id } }) => deleteRouter(access, id),
);
