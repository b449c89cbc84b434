import type { Metadata } from 'next';
import Link from 'next/link';
import { requireAccess } from '@/app/access';
import { CreatePromptDialog, PromptList } from '@/components/prompts';
import { Page, PageHeader } from '@/components/ui/page-header';
import { listPrompts } from '@/lib/prompts';

export const metadata: Metadata = { title: 'Prompts' };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PromptsPage({ params, searchParams }: Props) {
  const access = await requireAccess((await params).workspace);
  const { after } = await searchParams;
  const cursor = typeof after === 'string' ? after : undefined;
  const { items, nextCursor } = await listPrompts(access, { limit: 100, cursor });
  const workspace = { id: access.workspaceId, slug: access.workspaceSlug };
  const create = access.role === 'viewer' ? null : <CreatePromptDialog workspace={workspace} />;
  return (
    <Page>
      <PageHeader
        title="Prompts"
        description="What models are told, as versions that can be compared, labelled and restored."
        actions={items.length > 0 ? create : null}
      />
      <PromptList workspaceSlug={access.workspaceSlug} prompts={items} create={create} />
      {nextCursor ? (
        <p className="mt-4 text-sm">
          <Link className="text-primary-text hover:underline" href={`?after=${encodeURIComponent(nextCursor)}`}>
            Next prompts
          </Link>
        </p>
      ) : null}
    </Page>
  );
}
