import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { JudgeProvider } from '@/components/judging';
import { Playground } from '@/components/playground';
import { may } from '@/lib/auth';
import { getPlaygroundSetup } from '@/lib/playground';

export const metadata: Metadata = { title: 'Playground' };

export default async function PlaygroundPage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  return (
    <JudgeProvider judge={access.userId}>
      <Playground
        workspace={{ id: access.workspaceId, slug: access.workspaceSlug }}
        setup={await getPlaygroundSetup(access)}
        comparison={null}
        canRun={may(access, 'run')}
      />
    </JudgeProvider>
  );
}
