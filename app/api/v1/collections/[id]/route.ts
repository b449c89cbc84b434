import { endpoint } from '@/app/api/endpoint';
import { deleteCollection, getCollection, updateCollection } from '@/lib/documents';
import { collectionSchema, updateCollectionSchema } from '@/lib/documents/schema';
import { idParams } from '../../id-params';

export const GET = endpoint(
  { summary: 'Read a collection', tag: 'Collections', needs: 'read', params: idParams, response: collectionSchema },
  async ({ access, params }) => getCollection(access, params.id),
);

export const PATCH = endpoint(
  {
    summary: 'Rename or describe a collection',
    tag: 'Collections',
    needs: 'write',
    params: idParams,
    body: updateCollectionSchema,
    response: collectionSchema,
  },
  async ({ access, params, body }) => updateCollection(access, params.id, body),
);

export const DELETE = endpoint(
  {
    summary: 'Delete a collection with its documents',
    description: 'Hidden at once; for ten minutes it can be restored, then it is purged.',
    tag: 'Collections',
    needs: 'write',
    params: idParams,
    status: 204,
  },
  async ({ access, params }) => deleteCollection(access, params.id),
);
