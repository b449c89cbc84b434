import { endpoint } from '@/app/api/endpoint';
import { createRouter, listRouters } from '@/lib/models';
import { createRouterSchema, routerSchema } from '@/lib/models/schema';
import { pageOf, pageQuery } from '../page-query';
import { slicePage } from '../slice-page';

export const GET = endpoint(
  { summary: 'List routers', tag: 'Models', needs: 'read', query: pageQuery, response: pageOf(routerSchema) },
  async ({ access, query }) => slicePage(await listRouters(access), query),
);

export const POST = endpoint(
  {
    summary: 'Define a model that chooses among others',
    description:
      'A chain of fallbacks, a split by weight, or the cheapest that meets a bar. It is named `router/name` wherever a variant names a model; each answer’s `attempts` say which model it chose, and why.',
    tag: 'Models',
    needs: 'write',
    body: createRouterSchema,
    response: routerSchema,
    status: 201,
  },
  async ({ access, body }) => createRouter(access, body),
);
