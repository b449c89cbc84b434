import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountForm } from '@/components/accounts/account-form';
import { AccountPage } from '@/components/accounts/account-page';
import { hasOwner } from '@/lib/auth';

export const metadata: Metadata = { title: 'Set up' };
export const dynamic = 'force-dynamic';

export default async function SetupPage() {
  if (await hasOwner()) redirect('/sign-in');
  return (
    <AccountPage
      title="Welcome"
      lead="Make the first account. A workspace with a sample to look at and to change is made with it."
    >
      <AccountForm
        action="/api/app/setup"
        submit="Make the workspace"
        next="/"
        fields={[
          { name: 'name', label: 'Your name', type: 'text', autoComplete: 'name' },
          { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'email' },
          {
            name: 'password',
            label: 'Password',
            type: 'password',
            autoComplete: 'new-password',
            description: 'At least 8 characters. Everything stays on this machine.',
          },
        ]}
      />
    </AccountPage>
  );
}
