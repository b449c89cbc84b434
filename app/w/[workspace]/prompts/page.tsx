import type { Metadata } from 'next';
import Link from 'next/link';
import { requireAccess } from '@/app/access';
import { CreatePromptDialog, ImportDialog, PromptList, PromptSearch } from '@/components/prompts';
import { Page, PageHeader } from '@/components/ui/page-header';
import { listPrompts } from '@/lib/prompts';
import { PageSkeleton } from '@/components/shell';
import { Suspense, type ComponentProps } from 'react';

export const metadata: Metadata = { title: 'Prompts' };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function Prompts({ params, searchParams }: Props) {
  const access = await requireAccess((await params).workspace);
  const given = await searchParams;
  const text = (name: string) => (typeof given[name] === 'string' ? given[name].slice(0, 200) : '');
  const filter = { q: text('q'), tag: text('tag'), folder: text('folder'), archived: text('archived') === 'true' };
  const isNarrowed = filter.archived || filter.q !== '' || filter.tag !== '' || filter.folder !== '';
  const page = { limit: 100, cursor: text('after') || undefined };
  const { items, nextCursor } = await listPrompts(access, { ...page, ...filter });
  const hasAny =
    items.length > 0 || isNarrowed || (await listPrompts(access, { limit: 1, archived: true })).items.length > 0;
  const workspace = { id: access.workspaceId, slug: access.workspaceSlug };
  const create =
    access.role === 'viewer' ? null : (
      <>
        <ImportDialog workspace={workspace} />
        <CreatePromptDialog workspace={workspace} />
      </>
    );
  return (
    <Page>
      <PageHeader
        title="Prompts"
        description="What models are told, as versions that can be compared, labelled and restored."
        actions={hasAny ? create : null}
      />
      {hasAny ? <PromptSearch workspace={workspace} userId={access.userId} filter={filter} /> : null}
      <PromptList workspaceSlug={access.workspaceSlug} prompts={items} isNarrowed={isNarrowed} create={create} />
      {nextCursor ? (
        <p className="mt-4 text-sm">
          <Link
            className="text-primary-text hover:underline"
            href={`?${new URLSearchParams({
              ...(Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === 'string')) as Record<
                string,
                string
              >),
              after: nextCursor,
            })}`}
          >
            Next prompts
          </Link>
        </p>
      ) : null}
    </Page>
  );
}

/** A Suspense of its own, and none around the pages below it: those answer 404 for what is not there. */
export default function PromptsPage(props: ComponentProps<typeof Prompts>) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Prompts {...props} />
    </Suspense>
  );
}
