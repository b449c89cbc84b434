import { endpoint } from '@/app/api/endpoint';
import { assertMay, may } from '@/lib/auth';
import { asksProviders, retrieve } from '@/lib/retrieval';
import { searchResultSchema, searchSchema } from '@/lib/retrieval/schema';
import { indexPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Ask an index',
    description:
      'Dense, lexical (BM25) or hybrid. Every hit carries its rank and score at each stage; with `expected`, `journey` says where passages that should have been found were lost. A search that asks a provider’s models (an embedding model, a reranker, an expansion) needs the scope `run`.',
    tag: 'Indexes',
    needs: 'read',
    params: indexPath,
    body: searchSchema,
    response: searchResultSchema,
  },
  async ({ access, params, body: { query, expected, explain, ...settings }, request }) => {
    const retrieval = { indexId: params.id, ...settings };
    if (!may(access, 'run') && (await asksProviders(access, retrieval))) assertMay(access, 'run');
    return retrieve(access, retrieval, query, { expected, explain, signal: request.signal });
  },
);
