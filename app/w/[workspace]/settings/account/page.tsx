import type { Metadata } from 'next';
import { currentUser, requireAccess } from '@/app/access';
import { PasswordForm } from '@/components/settings/password-form';
import { DescriptionList } from '@/components/ui/description-list';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const user = await currentUser();
  return (
    <div className="flex flex-col gap-6">
      <DescriptionList
        items={[
          { term: 'Name', value: <span dir="auto">{access.name}</span> },
          { term: 'E-mail', value: user?.email ?? '' },
          { term: 'Role here', value: <span className="capitalize">{access.role}</span> },
        ]}
      />
      <PasswordForm workspaceId={access.workspaceId} />
    </div>
  );
}
