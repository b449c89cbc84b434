import type { Metadata } from 'next';
import { JudgeProvider } from '@/components/judging';
import { Playground } from '@/components/playground';
import { may } from '@/lib/auth';
import { getPlaygroundSetup } from '@/lib/playground';
import { findComparison, type ComparisonPageProps } from './find-comparison';

export async function generateMetadata({ params }: ComparisonPageProps): Promise<Metadata> {
  const { workspace, comparisonId } = await params;
  const { comparison } = await findComparison(workspace, comparisonId);
  return { title: comparison.inputs[0]?.question.slice(0, 80) ?? 'Comparison' };
}

export default async function ComparisonPage({ params }: ComparisonPageProps) {
  const { workspace, comparisonId } = await params;
  const { access, comparison } = await findComparison(workspace, comparisonId);
  return (
    <JudgeProvider judge={access.userId}>
      <Playground
        workspace={{ id: access.workspaceId, slug: access.workspaceSlug }}
        setup={await getPlaygroundSetup(access)}
        comparison={comparison}
        canRun={may(access, 'run')}
      />
    </JudgeProvider>
  );
}
