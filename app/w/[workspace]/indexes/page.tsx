import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { IndexesScreen } from '@/components/indexes';
import { may } from '@/lib/auth';
import { listIndexes } from '@/lib/indexes';
import { PageSkeleton } from '@/components/shell';
import { Suspense, type ComponentProps } from 'react';

export const metadata: Metadata = { title: 'Indexes' };

async function Indexes({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const initial = await listIndexes(access, { limit: 200 });
  const workspace = { id: access.workspaceId, slug: access.workspaceSlug };
  return <IndexesScreen workspace={workspace} initial={initial} mayWrite={may(access, 'write')} />;
}

/** A Suspense of its own, and none around the pages below it: those answer 404 for what is not there. */
export default function IndexesPage(props: ComponentProps<typeof Indexes>) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Indexes {...props} />
    </Suspense>
  );
}
