import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { EvaluationsScreen } from '@/components/evaluations';
import { may } from '@/lib/auth';
import { listRetrievalEvaluations } from '@/lib/retrieval-evaluations';

export const metadata: Metadata = { title: 'Evaluations' };

export default async function EvaluationsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const initial = await listRetrievalEvaluations(access, { limit: 200 });
  const workspace = {
    ...{ id: access.workspaceId, slug: access.workspaceSlug },
    ...{ canWrite: may(access, 'write'), canRun: may(access, 'run') },
  };
  return <EvaluationsScreen workspace={workspace} initial={initial} />;
}
