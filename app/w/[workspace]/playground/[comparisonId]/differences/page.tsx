import type { Metadata } from 'next';
import { DifferencesScreen } from '@/components/diff';
import { findComparison, type ComparisonPageProps } from '../find-comparison';

export const metadata: Metadata = { title: 'Differences' };

export default async function DifferencesPage({ params }: ComparisonPageProps) {
  const { workspace, comparisonId } = await params;
  const { access, comparison } = await findComparison(workspace, comparisonId);
  return <DifferencesScreen workspaceSlug={access.workspaceSlug} comparison={comparison} />;
}
