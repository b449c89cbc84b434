import { endpoint } from '@/app/api/endpoint';
import { retryDocument } from '@/lib/documents';
import { documentSchema } from '@/lib/documents/schema';
import { idParams } from '../../../id-params';

export const POST = endpoint(
  {
    summary: 'Read a failed document again',
    tag: 'Documents',
    needs: 'write',
    params: idParams,
    response: documentSchema,
    status: 202,
  },
  async ({ access, params }) => retryDocument(access, params.id),
);
