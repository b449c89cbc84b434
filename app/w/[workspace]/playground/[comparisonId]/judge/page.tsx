import { presentAnswers } from '@/lib/comparisons';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { JudgeScreen } from '@/components/judging';
import { may } from '@/lib/auth';
import { findComparison, type ComparisonPageProps } from '../find-comparison';

export const metadata: Metadata = { title: 'Judge blind' };

export default async function JudgePage({ params }: ComparisonPageProps) {
  const { workspace, comparisonId } = await params;
  const { access, comparison } = await findComparison(workspace, comparisonId);
  if (!may(access, 'write')) notFound();
  return (
    <JudgeScreen
      workspace={{ id: access.workspaceId, slug: access.workspaceSlug }}
      comparison={presentAnswers(comparison)}
      judge={access.userId}
    />
  );
}
