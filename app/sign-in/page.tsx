import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentUser } from '@/app/access';
import { AccountForm } from '@/components/accounts/account-form';
import { AccountPage } from '@/components/accounts/account-page';
import { hasOwner } from '@/lib/auth';
import { ownPath } from './own-path';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  if (!(await hasOwner())) redirect('/setup');
  const { next } = await searchParams;
  const target = ownPath(next);
  if (await currentUser()) redirect(target);
  return (
    <AccountPage title="Sign in" lead="With the e-mail address and password of your account.">
      <AccountForm
        action="/api/app/sign-in"
        submit="Sign in"
        next={target}
        fields={[
          { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
          { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
        ]}
      />
    </AccountPage>
  );
}
