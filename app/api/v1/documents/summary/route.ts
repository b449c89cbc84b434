import { endpoint } from '@/app/api/endpoint';
import { summarizeDocuments } from '@/lib/documents';
import { documentFilterSchema, documentSummarySchema } from '@/lib/documents/schema';
import { z } from 'zod';

const query = documentFilterSchema.extend({ collectionId: z.string().max(100).optional() });

export const GET = endpoint(
  {
    summary: 'Count documents',
    description: 'How many a filter lets through, by state, MIME type and tag.',
    tag: 'Documents',
    needs: 'read',
    query,
    response: documentSummarySchema,
  },
  async ({ access, query }) => summarizeDocuments(access, query),
);
