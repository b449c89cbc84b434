import { requireAccess } from '@/app/access';
import { DocumentsScreen, filterOf, filterParams } from '@/components/documents';
import { may } from '@/lib/auth';
import { FORMATS, listCollections, listDocuments } from '@/lib/documents';
import { settings } from '@/lib/settings';
import type { Metadata } from 'next';
import { PageSkeleton } from '@/components/shell';
import { Suspense, type ComponentProps } from 'react';

export const metadata: Metadata = { title: 'Documents' };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function Documents({ params, searchParams }: Props) {
  const access = await requireAccess((await params).workspace);
  const { collection, ...rest } = await searchParams;
  const filter = filterOf((name) => [rest[name]].flat()[0]);
  const { items: collections } = await listCollections(access, { limit: 200 });
  const current = collections.find(({ id }) => id === collection) ?? collections[0];
  const documents = current
    ? await listDocuments(access, {
        ...filter,
        format: knownFormat(filter.format),
        collectionId: current.id,
        limit: 100,
      })
    : { items: [], nextCursor: null };
  return (
    <DocumentsScreen
      workspace={{ id: access.workspaceId, slug: access.workspaceSlug, canWrite: may(access, 'write') }}
      collections={collections}
      collectionId={current?.id ?? null}
      documents={{ ...documents, search: new URLSearchParams(filterParams(filter)).toString() }}
      formats={FORMATS}
      maxUploadBytes={settings().maxUploadBytes}
    />
  );
}

/** An address that somebody typed may name a format that doesn't exist. */
const knownFormat = (format: string | undefined) => FORMATS.find(({ id }) => id === format)?.id;

/** A Suspense of its own, and none around the pages below it: those answer 404 for what is not there. */
export default function DocumentsPage(props: ComponentProps<typeof Documents>) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Documents {...props} />
    </Suspense>
  );
}
