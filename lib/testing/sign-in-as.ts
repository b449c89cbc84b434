import { randomBytes } from 'node:crypto';
import { acceptInvitation, allowedOrigins, createInvitation, signedInUser } from '@/lib/auth';
import type { Invite } from '@/lib/auth/schema';
import type { TestWorkspace } from './make-workspace';

/** A further member with a session of their own. */
export interface TestMember {
  userId: string;
  /** What their browser sends. */
  headers: Record<string, string>;
}

/** Lets a new person join by an invitation, as the browser would. */
export async function signInAs(workspace: TestWorkspace, role: Invite['role']): Promise<TestMember> {
  const email = `${randomBytes(6).toString('hex')}@example.com`;
  const { url } = await createInvitation(workspace.access, { email, role });
  const invitation = { token: url.split('/').pop() ?? '', name: `A new ${role}`, password: 'a long password' };
  const { cookies } = await acceptInvitation(invitation, new Headers());
  const cookie = cookies
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
  const user = await signedInUser(new Headers({ cookie }));
  if (!user) throw new Error('the invitation was accepted, but nobody is signed in');
  const headers = { cookie, origin: allowedOrigins()[0] ?? '', 'x-bakeoff-workspace': workspace.workspaceId };
  return { userId: user.id, headers };
}
