import { endpoint } from '@/app/api/endpoint';
import { replaceDocument } from '@/lib/documents';
import { documentSchema } from '@/lib/documents/schema';
import { idParams } from '../../../id-params';

export const POST = endpoint(
  {
    summary: 'Replace a document’s file',
    description:
      'The file becomes its next version, whatever its name: id, collection and metadata stay, the file before is kept.',
    tag: 'Documents',
    needs: 'write',
    params: idParams,
    rawBody: { contentType: 'multipart/form-data', description: 'One `file`.', repeatable: true },
    response: documentSchema,
    status: 202,
  },
  async ({ access, params, request }) =>
    replaceDocument(access, params.id, {
      body: request.body,
      contentType: request.headers.get('content-type') ?? '',
    }),
);
