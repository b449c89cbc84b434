import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { WorkspaceForm } from '@/components/settings/workspace-form';
import { may } from '@/lib/auth';

export const metadata: Metadata = { title: 'Workspace settings' };

export default async function WorkspaceSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const workspace = { id: access.workspaceId, slug: access.workspaceSlug, name: access.workspaceName };
  return <WorkspaceForm workspace={workspace} mayChange={may(access, 'admin')} />;
}
