import type { Metadata } from 'next';
import Link from 'next/link';
import { requireAccess } from '@/app/access';
import { ShareList } from '@/components/shares';
import { Page, PageHeader } from '@/components/ui/page-header';
import { listShares } from '@/lib/shares';

export const metadata: Metadata = { title: 'Shares' };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SharesPage({ params, searchParams }: Props) {
  const access = await requireAccess((await params).workspace);
  const { after } = await searchParams;
  const cursor = typeof after === 'string' ? after : undefined;
  const { items, nextCursor } = await listShares(access, { limit: 100, cursor });
  return (
    <Page>
      <PageHeader
        title="Shares"
        description="Links to frozen copies. What a link shows never changes; it ends by itself or when it is revoked."
      />
      <ShareList
        workspace={{ id: access.workspaceId, slug: access.workspaceSlug }}
        shares={items}
        mayRevoke={access.role !== 'viewer'}
      />
      {nextCursor ? (
        <p className="mt-4 text-sm">
          <Link className="text-primary-text hover:underline" href={`?after=${encodeURIComponent(nextCursor)}`}>
            Older shares
          </Link>
        </p>
      ) : null}
    </Page>
  );
}
