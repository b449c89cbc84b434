import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireAccess } from '@/app/access';
import { ChunksScreen } from '@/components/chunking';
import { getDocument } from '@/lib/documents';
import { NotFoundError } from '@/lib/errors';
import { listIndexes } from '@/lib/indexes';

interface Props {
  params: Promise<{ workspace: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, id } = await params;
  return { title: `Chunks of ${(await read(workspace, id)).document.name}` };
}

export default async function ChunksPage({ params }: Props) {
  const { workspace, id } = await params;
  const { access, document } = await read(workspace, id);
  const { items } = await listIndexes(access, { limit: 200, collectionId: document.collectionId });
  return (
    <ChunksScreen
      workspace={{ id: access.workspaceId, slug: access.workspaceSlug }}
      document={document}
      indexes={items.filter(({ searchable }) => searchable)}
    />
  );
}

async function read(workspace: string, id: string) {
  const access = await requireAccess(workspace);
  try {
    return { access, document: await getDocument(access, id) };
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}
