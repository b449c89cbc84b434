import { endpoint } from '@/app/api/endpoint';
import { deleteDocument, getDocument, updateDocument } from '@/lib/documents';
import { documentSchema, updateDocumentSchema } from '@/lib/documents/schema';
import { idParams } from '../../id-params';

export const GET = endpoint(
  { summary: 'Read a document', tag: 'Documents', needs: 'read', params: idParams, response: documentSchema },
  async ({ access, params }) => getDocument(access, params.id),
);

export const PATCH = endpoint(
  {
    summary: 'Change a document’s name, metadata or encoding',
    description: 'A new encoding has the file read again.',
    tag: 'Documents',
    needs: 'write',
    params: idParams,
    body: updateDocumentSchema,
    response: documentSchema,
  },
  async ({ access, params, body }) => updateDocument(access, params.id, body),
);

export const DELETE = endpoint(
  {
    summary: 'Delete a document',
    description: 'Hidden at once; for ten minutes it can be restored, then it is purged.',
    tag: 'Documents',
    needs: 'write',
    params: idParams,
    status: 204,
  },
  async ({ access, params }) => deleteDocument(access, params.id),
);
