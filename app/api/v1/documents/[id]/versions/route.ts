import { endpoint } from '@/app/api/endpoint';
import { listVersions } from '@/lib/documents';
import { documentVersionSchema } from '@/lib/documents/schema';
import { idParams } from '../../../id-params';
import { pageOf } from '../../../page-query';

export const GET = endpoint(
  {
    summary: 'List the versions of a document',
    description: 'Every file that it has had, the newest first. Their texts are read with `text?version=`.',
    tag: 'Documents',
    needs: 'read',
    params: idParams,
    response: pageOf(documentVersionSchema),
  },
  async ({ access, params }) => ({ items: await listVersions(access, params.id), nextCursor: null }),
);
