import { endpoint } from '@/app/api/endpoint';
import { getDocumentText } from '@/lib/documents';
import { documentTextSchema } from '@/lib/documents/schema';
import { idParams } from '../../../id-params';
import { versionQuery } from '../versions/version-query';

export const GET = endpoint(
  {
    summary: 'Read a document’s text',
    description:
      'With every page, empty ones too. Offsets count UTF-16 code units. 409 until it has been read; while a new file is read, the text of the one before.',
    tag: 'Documents',
    needs: 'read',
    params: idParams,
    query: versionQuery,
    response: documentTextSchema,
  },
  async ({ access, params, query }) => getDocumentText(access, params.id, query.version),
);
