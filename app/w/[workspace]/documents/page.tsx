import { requireAccess } from '@/app/access';
import { DocumentsScreen } from '@/components/documents';
import { may } from '@/lib/auth';
import { FORMATS, listCollections, listDocuments } from '@/lib/documents';
import { settings } from '@/lib/settings';
import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Documents' };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ collection?: string | string[] }>;
}

export default async function DocumentsPage({ params, searchParams }: Props) {
  const access = await requireAccess((await params).workspace);
  const { collection } = await searchParams;
  const { items: collections } = await listCollections(access, { limit: 200 });
  const current = collections.find(({ id }) => id === collection) ?? collections[0];
  const documents = current
    ? await listDocuments(access, { collectionId: current.id, limit: 100 })
    : { items: [], nextCursor: null };
  return (
    <DocumentsScreen
      workspace={{ id: access.workspaceId, slug: access.workspaceSlug, canWrite: may(access, 'write') }}
      collections={collections}
      collectionId={current?.id ?? null}
      documents={documents}
      formats={FORMATS}
      maxUploadBytes={settings().maxUploadBytes}
    />
  );
}
