import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { openApiDocument } from '@/app/api/v1/openapi-document';
import { ApiReference } from '@/components/api-reference/api-reference';
import type { OpenApi } from '@/components/api-reference/types';
import { screenHref } from '@/components/shell/navigation';
import Link from 'next/link';

export const metadata: Metadata = { title: 'API reference' };

export default async function ApiReferencePage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  // As programs get it: plain JSON.
  const api = JSON.parse(JSON.stringify(await openApiDocument())) as OpenApi;
  const link = 'text-primary-text underline underline-offset-4';
  return (
    <>
      <h2 className="text-lg font-semibold">API reference</h2>
      <p className="text-muted-foreground mt-0.5 mb-5 max-w-2xl text-sm">
        What the web app can do, a program with an{' '}
        <Link href={screenHref(access.workspaceSlug, 'settings/api-keys')} className={link}>
          API key
        </Link>{' '}
        can do. This page and the{' '}
        <a href="/api/v1/openapi.json" className={link}>
          OpenAPI 3.1 document
        </a>{' '}
        are made from the schemas that check the requests. Errors are problem documents (RFC 9457); unknown fields are
        refused.
      </p>
      <ApiReference api={api} />
    </>
  );
}
