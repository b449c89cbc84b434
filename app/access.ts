import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { authenticateMember, hasOwner, may, signedInUser } from '@/lib/auth';
import type { Access, Need } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';

/** The person signed in; asked once per request however many components want to know. */
export const currentUser = cache(async () => signedInUser(await headers()));

const membership = cache(async (workspace: string): Promise<Access> => {
  const user = await currentUser();
  if (!user) {
    if (!(await hasOwner())) redirect('/setup');
    const path = (await headers()).get('x-bakeoff-path') ?? '/';
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  try {
    return await authenticateMember(user.id, workspace);
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
});

/**
 * The first line of every page inside a workspace: who is looking, with which rights. Sends people without a session to
 * sign in and back; a workspace that isn't theirs doesn't exist for them.
 */
export async function requireAccess(workspace: string, need: Need = 'read'): Promise<Access> {
  const access = await membership(workspace);
  if (!may(access, need)) notFound();
  return access;
}
