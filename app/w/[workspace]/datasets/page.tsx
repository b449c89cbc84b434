import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { DatasetsScreen } from '@/components/datasets';
import { may } from '@/lib/auth';
import { listDatasets } from '@/lib/datasets';
import { PageSkeleton } from '@/components/shell';
import { Suspense, type ComponentProps } from 'react';

export const metadata: Metadata = { title: 'Datasets' };

async function Datasets({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const initial = await listDatasets(access, { limit: 200 });
  const workspace = {
    ...{ id: access.workspaceId, slug: access.workspaceSlug },
    ...{ canWrite: may(access, 'write'), canRun: may(access, 'run') },
  };
  return <DatasetsScreen workspace={workspace} initial={initial} />;
}

/** A Suspense of its own, and none around the pages below it: those answer 404 for what is not there. */
export default function DatasetsPage(props: ComponentProps<typeof Datasets>) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Datasets {...props} />
    </Suspense>
  );
}
