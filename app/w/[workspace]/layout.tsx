import type { ReactNode } from 'react';
import { currentUser, requireAccess } from '@/app/access';
import { WorkspaceFrame } from '@/components/shell';
import { SampleNotice } from '@/components/sample/sample-notice';
import { listWorkspaces, may } from '@/lib/auth';
import { hasJob } from '@/lib/jobs';

export default async function WorkspaceLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}) {
  const access = await requireAccess((await params).workspace);
  const user = await currentUser();
  const sampleIsMade = await hasJob('create-sample', { workspaceId: access.workspaceId });
  const workspaces = await listWorkspaces(access.userId);
  return (
    <WorkspaceFrame
      workspace={{ id: access.workspaceId, slug: access.workspaceSlug, name: access.workspaceName }}
      workspaces={workspaces.map(({ slug, name }) => ({ slug, name }))}
      user={{ name: access.name, email: user?.email ?? '' }}
      rights={{ write: may(access, 'write'), run: may(access, 'run'), admin: may(access, 'admin') }}
    >
      {sampleIsMade ? <SampleNotice workspaceId={access.workspaceId} workspaceSlug={access.workspaceSlug} /> : null}
      {children}
    </WorkspaceFrame>
  );
}
