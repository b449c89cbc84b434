import { endpoint } from '@/app/api/endpoint';
import { restoreCollection } from '@/lib/documents';
import { collectionSchema } from '@/lib/documents/schema';
import { idParams } from '../../../id-params';

export const POST = endpoint(
  {
    summary: 'Bring back a deleted collection',
    description: 'Within ten minutes of its deletion.',
    tag: 'Collections',
    needs: 'write',
    params: idParams,
    response: collectionSchema,
  },
  async ({ access, params }) => restoreCollection(access, params.id),
);
