import { documentFileResponse } from '@/app/api/document-file-response';
import { endpoint } from '@/app/api/endpoint';
import { getDocumentFile } from '@/lib/documents';
import { z } from 'zod';
import { idParams } from '../../../id-params';
import { versionQuery } from '../versions/version-query';

export const GET = endpoint(
  {
    summary: 'Download the original file',
    tag: 'Documents',
    needs: 'read',
    params: idParams,
    query: versionQuery,
    response: z.string().meta({ format: 'binary' }),
    contentType: 'application/octet-stream',
  },
  async ({ access, params, query }) => documentFileResponse(await getDocumentFile(access, params.id, query.version)),
);
