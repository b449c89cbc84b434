import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { Playground } from '@/components/playground';
import { may } from '@/lib/auth';
import { getPlaygroundSetup } from '@/lib/playground';

export const metadata: Metadata = { title: 'Comparison' };

export default async function ComparisonPage({
  params,
}: {
  params: Promise<{ workspace: string; comparisonId: string }>;
}) {
  const access = await requireAccess((await params).workspace);
  return (
    <Playground
      workspace={{ id: access.workspaceId, slug: access.workspaceSlug }}
      setup={await getPlaygroundSetup(access)}
      comparison={null}
      canRun={may(access, 'run')}
    />
  );
}
