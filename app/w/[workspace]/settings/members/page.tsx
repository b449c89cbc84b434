import type { Metadata } from 'next';
import { requireAccess } from '@/app/access';
import { InvitationList } from '@/components/settings/invitation-list';
import { InviteDialog } from '@/components/settings/invite-dialog';
import { MemberList } from '@/components/settings/member-list';
import { listInvitations, listMembers, may } from '@/lib/auth';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const access = await requireAccess((await params).workspace);
  const manages = may(access, 'admin');
  const members = await listMembers(access);
  const invitations = manages ? await listInvitations(access) : [];
  return (
    <>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <p className="text-muted-foreground max-w-xl text-sm">
          Viewers read. Editors also change, run and share. Admins also manage members and connections. A workspace
          keeps at least one owner.
        </p>
        {manages ? <InviteDialog workspaceId={access.workspaceId} /> : null}
      </div>
      <MemberList
        workspaceId={access.workspaceId}
        members={members}
        self={{ userId: access.userId, role: access.role }}
      />
      {invitations.length > 0 ? <InvitationList workspaceId={access.workspaceId} invitations={invitations} /> : null}
    </>
  );
}
