import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { SpendingReportScreen } from '@/components/models';
import { getRecentSpending } from '@/lib/models';

export const metadata: Metadata = { title: 'Spending' };

const RANGES = [7, 30, 90];

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ days?: string | string[] }>;
}

export default async function SpendingPage({ params, searchParams }: Props) {
  const access = await requireAccess((await params).workspace);
  const asked = (await searchParams).days;
  const days = RANGES.find((range) => String(range) === asked) ?? 30;
  return (
    <SpendingReportScreen
      modelsHref={`/w/${encodeURIComponent(access.workspaceSlug)}/models`}
      days={days}
      ranges={RANGES}
      report={await getRecentSpending(access, days)}
    />
  );
}
