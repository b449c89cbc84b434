import type { Endpoint } from '../endpoint';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type RouteModule = Partial<Record<Method, Endpoint>>;

/**
 * Every route of the public API with its module. The OpenAPI document is drawn from it, and a test that walks the folders
 * fails when a route is missing here. Paths are as OpenAPI writes them.
 */
export const ENDPOINTS: Record<string, () => Promise<RouteModule>> = {
  '/api/v1/models': () => import('./models/route'),
  '/api/v1/connections': () => import('./connections/route'),
  '/api/v1/connections/{id}': () => import('./connections/[id]/route'),
  '/api/v1/connections/{id}/restore': () => import('./connections/[id]/restore/route'),
  '/api/v1/connections/{id}/test': () => import('./connections/[id]/test/route'),
  '/api/v1/prompts': () => import('./prompts/route'),
  '/api/v1/prompts/{name}': () => import('./prompts/[name]/route'),
  '/api/v1/prompts/{name}/restore': () => import('./prompts/[name]/restore/route'),
  '/api/v1/prompts/{name}/versions': () => import('./prompts/[name]/versions/route'),
  '/api/v1/prompts/{name}/diff': () => import('./prompts/[name]/diff/route'),
  '/api/v1/prompts/{name}/labels/{label}': () => import('./prompts/[name]/labels/[label]/route'),
  '/api/v1/prompts/{name}/render': () => import('./prompts/[name]/render/route'),
};

export const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
