import { endpoint } from '@/app/api/endpoint';
import { stopSiteImport } from '@/lib/documents';
import { siteImportSchema } from '@/lib/documents/schema';
import { idParams } from '../../../id-params';

export const POST = endpoint(
  {
    summary: 'Stop an import of a web site',
    description: 'The pages that it brought stay.',
    tag: 'Documents',
    needs: 'write',
    params: idParams,
    response: siteImportSchema,
    status: 200,
  },
  async ({ access, params }) => stopSiteImport(access, params.id),
);
