import { endpoint } from '@/app/api/endpoint';
import { listSiteImports, startSiteImport } from '@/lib/documents';
import { siteImportSchema, startSiteImportSchema } from '@/lib/documents/schema';
import { z } from 'zod';
import { pageOf, pageQuery } from '../page-query';

export const GET = endpoint(
  {
    summary: 'List imports of web sites',
    tag: 'Documents',
    needs: 'read',
    query: pageQuery.extend({ collectionId: z.string().max(100).optional() }),
    response: pageOf(siteImportSchema),
  },
  async ({ access, query }) => listSiteImports(access, query),
);

export const POST = endpoint(
  {
    summary: 'Import the pages of a web site',
    description:
      'Pages of one origin, found by links to a depth or in its sitemap, limited in number, as its robots.txt allows. A page that was imported before and has changed is the next version of its document.',
    tag: 'Documents',
    needs: 'write',
    body: startSiteImportSchema,
    response: siteImportSchema,
    status: 202,
  },
  async ({ access, body }) => startSiteImport(access, body),
);
