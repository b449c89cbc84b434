import { endpoint } from '@/app/api/endpoint';
import { deleteIndex, getIndex } from '@/lib/indexes';
import { indexSchema } from '@/lib/indexes/schema';
import { indexPath } from '../path';

export const GET = endpoint(
  {
    summary: 'Read an index and how far its build is',
    tag: 'Indexes',
    needs: 'read',
    params: indexPath,
    response: indexSchema,
  },
  async ({ access, params }) => getIndex(access, params.id),
);

export const DELETE = endpoint(
  {
    summary: 'Delete an index',
    description: 'It is hidden at once and its build stops. For ten minutes it can be restored, then it is purged.',
    tag: 'Indexes',
    needs: 'write',
    params: indexPath,
    status: 204,
  },
  async ({ access, params }) => deleteIndex(access, params.id),
);
