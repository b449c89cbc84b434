import type { Metadata } from 'next';
import { JudgingResults } from '@/components/judging';
import { may } from '@/lib/auth';
import { getJudging } from '@/lib/comparisons';
import { findComparison, type ComparisonPageProps } from '../find-comparison';

export const metadata: Metadata = { title: 'What the judgements show' };

export default async function JudgingPage({ params }: ComparisonPageProps) {
  const { workspace, comparisonId } = await params;
  const { access, comparison } = await findComparison(workspace, comparisonId);
  return (
    <JudgingResults
      workspaceSlug={access.workspaceSlug}
      comparison={comparison}
      judging={await getJudging(access, comparisonId)}
      canVote={may(access, 'write')}
    />
  );
}
