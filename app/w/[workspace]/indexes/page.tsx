import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { IndexesScreen } from '@/components/indexes';
import { may } from '@/lib/auth';
import { listIndexes } from '@/lib/indexes';

export const metadata: Metadata = { title: 'Indexes' };

export default async function IndexesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const initial = await listIndexes(access, { limit: 200 });
  const workspace = { id: access.workspaceId, slug: access.workspaceSlug };
  return <IndexesScreen workspace={workspace} initial={initial} mayWrite={may(access, 'write')} />;
}
