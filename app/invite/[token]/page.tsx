import type { Metadata } from 'next';
import { AccountForm } from '@/components/accounts/account-form';
import { AccountPage } from '@/components/accounts/account-page';
import { readInvitation } from '@/lib/auth';
import { NotFoundError } from '@/lib/errors';

export const metadata: Metadata = { title: 'Invitation', robots: { index: false, follow: false } };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await readInvitation(token).catch((error: unknown) => {
    if (error instanceof NotFoundError) return null;
    throw error;
  });
  if (!invitation) {
    return (
      <AccountPage title="This invitation is over" lead="An invitation works once, for an hour. Ask for a new link.">
        {null}
      </AccountPage>
    );
  }
  const lead = `You were invited to “${invitation.workspaceName}” as ${invitation.email}.`;
  return (
    <AccountPage title="Join a workspace" lead={lead}>
      <AccountForm
        action="/api/app/invitations/accept"
        submit="Join"
        hidden={{ token }}
        next="/"
        fields={[
          ...(invitation.known
            ? []
            : [{ name: 'name', label: 'Your name', type: 'text', autoComplete: 'name' } as const]),
          {
            name: 'password',
            label: invitation.known ? 'Your password' : 'Choose a password',
            type: 'password',
            autoComplete: invitation.known ? 'current-password' : 'new-password',
          },
        ]}
      />
    </AccountPage>
  );
}
