import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { listDocumentChunks } from '@/lib/indexes';
import { documentChunksSchema } from '@/lib/indexes/schema';
import { indexPath } from '../../../../path';

export const GET = endpoint(
  {
    summary: 'Read how an index has cut a document',
    description: 'All its chunks, in order. Offsets count UTF-16 code units of the text of `version`.',
    tag: 'Indexes',
    needs: 'read',
    params: indexPath.extend({ documentId: z.string().min(1).max(100) }),
    response: documentChunksSchema,
  },
  async ({ access, params }) => listDocumentChunks(access, params.id, params.documentId),
);
