import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireAccess } from '@/app/access';
import { Playground } from '@/components/playground';
import { may } from '@/lib/auth';
import { getComparison } from '@/lib/comparisons';
import { NotFoundError } from '@/lib/errors';
import { getPlaygroundSetup } from '@/lib/playground';

interface Props {
  params: Promise<{ workspace: string; comparisonId: string }>;
}

const find = cache(async (workspace: string, id: string) => {
  const access = await requireAccess(workspace);
  try {
    return { access, comparison: await getComparison(access, id) };
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, comparisonId } = await params;
  const { comparison } = await find(workspace, comparisonId);
  return { title: comparison.inputs[0]?.question.slice(0, 80) ?? 'Comparison' };
}

export default async function ComparisonPage({ params }: Props) {
  const { workspace, comparisonId } = await params;
  const { access, comparison } = await find(workspace, comparisonId);
  return (
    <Playground
      workspace={{ id: access.workspaceId, slug: access.workspaceSlug }}
      setup={await getPlaygroundSetup(access)}
      comparison={comparison}
      canRun={may(access, 'run')}
    />
  );
}
