import { endpoint } from '@/app/api/endpoint';
import { refreshIndex } from '@/lib/indexes';
import { indexSchema, refreshIndexSchema } from '@/lib/indexes/schema';
import { indexPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Bring an index up to date with its collection',
    description:
      'Only what changed is split, embedded and paid for. Until the new build is whole, searches use the old one.',
    tag: 'Indexes',
    needs: 'write',
    params: indexPath,
    body: refreshIndexSchema,
    response: indexSchema,
    status: 202,
  },
  async ({ access, params, body }) => refreshIndex(access, params.id, body),
);
