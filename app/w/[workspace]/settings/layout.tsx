import type { ReactNode } from 'react';
import { requireAccess } from '@/app/access';
import { SettingsNav } from '@/components/settings/settings-nav';
import { Page, PageHeader } from '@/components/ui/page-header';

interface Props {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

export default async function SettingsLayout({ children, params }: Props) {
  const access = await requireAccess((await params).workspace);
  return (
    <Page>
      <PageHeader title="Settings" className="mb-3" />
      <SettingsNav workspaceSlug={access.workspaceSlug} />
      {children}
    </Page>
  );
}
