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
  '/api/v1/chunkings/preview': () => import('./chunkings/preview/route'),
  '/api/v1/indexes': () => import('./indexes/route'),
  '/api/v1/indexes/estimate': () => import('./indexes/estimate/route'),
  '/api/v1/indexes/{id}': () => import('./indexes/[id]/route'),
  '/api/v1/indexes/{id}/refresh': () => import('./indexes/[id]/refresh/route'),
  '/api/v1/indexes/{id}/restore': () => import('./indexes/[id]/restore/route'),
  '/api/v1/indexes/{id}/search': () => import('./indexes/[id]/search/route'),
  '/api/v1/prompts': () => import('./prompts/route'),
  '/api/v1/prompts/{name}': () => import('./prompts/[name]/route'),
  '/api/v1/prompts/{name}/restore': () => import('./prompts/[name]/restore/route'),
  '/api/v1/prompts/{name}/versions': () => import('./prompts/[name]/versions/route'),
  '/api/v1/prompts/{name}/diff': () => import('./prompts/[name]/diff/route'),
  '/api/v1/prompts/{name}/labels/{label}': () => import('./prompts/[name]/labels/[label]/route'),
  '/api/v1/prompt-activity': () => import('./prompt-activity/route'),
  '/api/v1/prompts/{name}/branches': () => import('./prompts/[name]/branches/route'),
  '/api/v1/prompts/{name}/branches/{branch}': () => import('./prompts/[name]/branches/[branch]/route'),
  '/api/v1/prompts/{name}/branches/{branch}/restore': () => import('./prompts/[name]/branches/[branch]/restore/route'),
  '/api/v1/prompts/{name}/merge': () => import('./prompts/[name]/merge/route'),
  '/api/v1/prompts/{name}/dependents': () => import('./prompts/[name]/dependents/route'),
  '/api/v1/prompts/{name}/activity': () => import('./prompts/[name]/activity/route'),
  '/api/v1/prompts/{name}/labels/{label}/check': () => import('./prompts/[name]/labels/[label]/check/route'),
  '/api/v1/prompts/{name}/render': () => import('./prompts/[name]/render/route'),
  '/api/v1/shares': () => import('./shares/route'),
  '/api/v1/shares/{id}': () => import('./shares/[id]/route'),
  '/api/v1/collections': () => import('./collections/route'),
  '/api/v1/collections/{id}': () => import('./collections/[id]/route'),
  '/api/v1/collections/{id}/restore': () => import('./collections/[id]/restore/route'),
  '/api/v1/documents': () => import('./documents/route'),
  '/api/v1/documents/{id}': () => import('./documents/[id]/route'),
  '/api/v1/documents/{id}/text': () => import('./documents/[id]/text/route'),
  '/api/v1/documents/{id}/file': () => import('./documents/[id]/file/route'),
  '/api/v1/documents/{id}/restore': () => import('./documents/[id]/restore/route'),
  '/api/v1/documents/{id}/retry': () => import('./documents/[id]/retry/route'),
  '/api/v1/documents/{id}/replace': () => import('./documents/[id]/replace/route'),
  '/api/v1/documents/{id}/versions': () => import('./documents/[id]/versions/route'),
  '/api/v1/documents/{id}/versions/{version}/restore': () =>
    import('./documents/[id]/versions/[version]/restore/route'),
  '/api/v1/datasets': () => import('./datasets/route'),
  '/api/v1/datasets/{id}': () => import('./datasets/[id]/route'),
  '/api/v1/datasets/{id}/restore': () => import('./datasets/[id]/restore/route'),
  '/api/v1/datasets/{id}/versions': () => import('./datasets/[id]/versions/route'),
  '/api/v1/datasets/{id}/versions/{version}/restore': () => import('./datasets/[id]/versions/[version]/restore/route'),
  '/api/v1/datasets/{id}/cases': () => import('./datasets/[id]/cases/route'),
  '/api/v1/datasets/{id}/cases/preview': () => import('./datasets/[id]/cases/preview/route'),
  '/api/v1/datasets/{id}/cases/delete': () => import('./datasets/[id]/cases/delete/route'),
  '/api/v1/datasets/{id}/cases/from-answer': () => import('./datasets/[id]/cases/from-answer/route'),
  '/api/v1/datasets/{id}/cases/{caseId}': () => import('./datasets/[id]/cases/[caseId]/route'),
  '/api/v1/datasets/{id}/export': () => import('./datasets/[id]/export/route'),
  '/api/v1/comparisons': () => import('./comparisons/route'),
  '/api/v1/comparisons/{id}': () => import('./comparisons/[id]/route'),
  '/api/v1/comparisons/{id}/restore': () => import('./comparisons/[id]/restore/route'),
  '/api/v1/comparisons/{id}/events': () => import('./comparisons/[id]/events/route'),
  '/api/v1/comparisons/{id}/stop': () => import('./comparisons/[id]/stop/route'),
  '/api/v1/comparisons/{id}/answers/{answerId}/stop': () => import('./comparisons/[id]/answers/[answerId]/stop/route'),
  '/api/v1/comparisons/{id}/answers/{answerId}/retry': () =>
    import('./comparisons/[id]/answers/[answerId]/retry/route'),
  '/api/v1/comparisons/{id}/votes': () => import('./comparisons/[id]/votes/route'),
  '/api/v1/comparisons/{id}/votes/{voteId}': () => import('./comparisons/[id]/votes/[voteId]/route'),
  '/api/v1/comparisons/{id}/export': () => import('./comparisons/[id]/export/route'),
  '/api/openai/v1/models': () => import('../openai/v1/models/route'),
  '/api/openai/v1/chat/completions': () => import('../openai/v1/chat/completions/route'),
};

export const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
