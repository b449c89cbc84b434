import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { DatasetsScreen } from '@/components/datasets';
import { may } from '@/lib/auth';
import { listDatasets } from '@/lib/datasets';

export const metadata: Metadata = { title: 'Datasets' };

export default async function DatasetsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const initial = await listDatasets(access, { limit: 200 });
  const workspace = {
    ...{ id: access.workspaceId, slug: access.workspaceSlug },
    ...{ canWrite: may(access, 'write'), canRun: may(access, 'run') },
  };
  return <DatasetsScreen workspace={workspace} initial={initial} />;
}
