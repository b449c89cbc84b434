import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { pageOf, pageQuery } from '@/app/api/v1/page-query';
import { createIndex, listIndexes } from '@/lib/indexes';
import { createIndexSchema, indexSchema } from '@/lib/indexes/schema';

export const GET = endpoint(
  {
    summary: 'List indexes, newest first',
    tag: 'Indexes',
    needs: 'read',
    query: z.strictObject({ ...pageQuery.shape, collectionId: z.string().max(100).optional() }),
    response: pageOf(indexSchema),
  },
  async ({ access, query }) => listIndexes(access, query),
);

export const POST = endpoint(
  {
    summary: 'Create an index over a collection and begin to build it',
    description:
      'The build waits for documents that are still being read; failed ones are left out and named in `warnings`. Ask again until `status` is `ready`.',
    tag: 'Indexes',
    needs: 'write',
    body: createIndexSchema,
    response: indexSchema,
    status: 202,
  },
  async ({ access, body }) => createIndex(access, body),
);
