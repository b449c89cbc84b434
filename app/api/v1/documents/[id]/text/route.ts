import { endpoint } from '@/app/api/endpoint';
import { getDocumentText } from '@/lib/documents';
import { documentTextSchema } from '@/lib/documents/schema';
import { idParams } from '../../../id-params';

export const GET = endpoint(
  {
    summary: 'Read a document’s text',
    description: 'With every page, empty ones too. Offsets count UTF-16 code units. 409 until it is ready.',
    tag: 'Documents',
    needs: 'read',
    params: idParams,
    response: documentTextSchema,
  },
  async ({ access, params }) => getDocumentText(access, params.id),
);
