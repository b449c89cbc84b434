import { endpoint } from '@/app/api/endpoint';
import { restoreDocument } from '@/lib/documents';
import { documentSchema } from '@/lib/documents/schema';
import { idParams } from '../../../id-params';

export const POST = endpoint(
  {
    summary: 'Bring back a deleted document',
    description: 'Within ten minutes of its deletion.',
    tag: 'Documents',
    needs: 'write',
    params: idParams,
    response: documentSchema,
    status: 200,
  },
  async ({ access, params }) => restoreDocument(access, params.id),
);
