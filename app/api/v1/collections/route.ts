import { endpoint } from '@/app/api/endpoint';
import { createCollection, listCollections } from '@/lib/documents';
import { collectionSchema, createCollectionSchema } from '@/lib/documents/schema';
import { pageOf, pageQuery } from '../page-query';

export const GET = endpoint(
  {
    summary: 'List collections',
    tag: 'Collections',
    needs: 'read',
    query: pageQuery,
    response: pageOf(collectionSchema),
  },
  async ({ access, query }) => listCollections(access, query),
);

export const POST = endpoint(
  {
    summary: 'Create a collection',
    tag: 'Collections',
    needs: 'write',
    body: createCollectionSchema,
    response: collectionSchema,
    status: 201,
  },
  async ({ access, body }) => createCollection(access, body),
);
