import { endpoint } from '@/app/api/endpoint';
import { getSiteImport } from '@/lib/documents';
import { siteImportSchema } from '@/lib/documents/schema';
import { idParams } from '../../id-params';

export const GET = endpoint(
  {
    summary: 'Read an import of a web site',
    tag: 'Documents',
    needs: 'read',
    params: idParams,
    response: siteImportSchema,
  },
  async ({ access, params }) => getSiteImport(access, params.id),
);
