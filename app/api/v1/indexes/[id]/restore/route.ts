import { endpoint } from '@/app/api/endpoint';
import { restoreIndex } from '@/lib/indexes';
import { indexSchema } from '@/lib/indexes/schema';
import { indexPath } from '../../path';

export const POST = endpoint(
  { summary: 'Bring back a deleted index', tag: 'Indexes', needs: 'write', params: indexPath, response: indexSchema },
  async ({ access, params }) => restoreIndex(access, params.id),
);
