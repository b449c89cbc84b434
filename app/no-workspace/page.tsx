import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';

export const metadata: Metadata = { title: 'No workspace' };

export default function NoWorkspacePage() {
  return (
    <AccountPage
      title="No workspace yet"
      lead="Your account belongs to no workspace any more. Ask a colleague for an invitation."
    >
      {null}
    </AccountPage>
  );
}
