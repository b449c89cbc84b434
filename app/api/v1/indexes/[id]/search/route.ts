import { endpoint } from '@/app/api/endpoint';
import { retrieve } from '@/lib/retrieval';
import { searchResultSchema, searchSchema } from '@/lib/retrieval/schema';
import { indexPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Ask an index',
    description:
      'Dense, lexical (BM25) or hybrid. Every hit carries its rank and score at each stage; with `expected`, `journey` says where passages that should have been found were lost.',
    tag: 'Indexes',
    needs: 'run',
    params: indexPath,
    body: searchSchema,
    response: searchResultSchema,
  },
  async ({ access, params, body: { query, expected, explain, ...settings }, request }) =>
    retrieve(access, { indexId: params.id, ...settings }, query, { expected, explain, signal: request.signal }),
);
