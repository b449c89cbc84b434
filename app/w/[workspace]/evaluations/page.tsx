import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { EvaluationsScreen } from '@/components/evaluations';
import { may } from '@/lib/auth';
import { listRetrievalEvaluations } from '@/lib/retrieval-evaluations';
import { PageSkeleton } from '@/components/shell';
import { Suspense, type ComponentProps } from 'react';

export const metadata: Metadata = { title: 'Evaluations' };

async function Evaluations({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const initial = await listRetrievalEvaluations(access, { limit: 200 });
  const workspace = {
    ...{ id: access.workspaceId, slug: access.workspaceSlug },
    ...{ canWrite: may(access, 'write'), canRun: may(access, 'run') },
  };
  return <EvaluationsScreen workspace={workspace} initial={initial} />;
}

/** A Suspense of its own, and none around the pages below it: those answer 404 for what is not there. */
export default function EvaluationsPage(props: ComponentProps<typeof Evaluations>) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Evaluations {...props} />
    </Suspense>
  );
}
