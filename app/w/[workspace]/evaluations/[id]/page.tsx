import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireAccess } from '@/app/access';
import { EvaluationScreen } from '@/components/evaluations';
import { may } from '@/lib/auth';
import { NotFoundError } from '@/lib/errors';
import { getRetrievalEvaluation } from '@/lib/retrieval-evaluations';

type Props = { params: Promise<{ workspace: string; id: string }> };

async function load({ params }: Props) {
  const { workspace, id } = await params;
  const access = await requireAccess(workspace);
  try {
    return { access, evaluation: await getRetrievalEvaluation(access, id) };
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).evaluation.name };
}

export default async function EvaluationPage(props: Props) {
  const { access, evaluation } = await load(props);
  const workspace = {
    ...{ id: access.workspaceId, slug: access.workspaceSlug },
    ...{ canWrite: may(access, 'write'), canRun: may(access, 'run') },
  };
  return <EvaluationScreen workspace={workspace} initial={evaluation} />;
}
