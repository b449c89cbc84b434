import { randomBytes } from 'node:crypto';
import { newId } from '@/lib/db';
import { NotFoundError, UnauthorizedError, ValidationError } from '@/lib/errors';
import { settings } from '@/lib/settings';
import { hashKey } from './authenticate';
import { createUser } from './create-user';
import {
  roleSchema,
  type AcceptInvitation,
  type Access,
  type Invite,
  type PendingInvitation,
  type Role,
} from './schema';
import { signIn } from './sign-in';
import {
  claimInvitation,
  findInvitation,
  findUserByEmail,
  insertInvitation,
  insertMember,
  markInvitationCancelled,
  pendingInvitationsOf,
} from './store';

const VALID_MS = 3_600_000;

/** Makes a link that its maker copies and sends: for one address, one role, one hour and one use. */
export async function createInvitation(
  access: Access,
  invite: Invite,
): Promise<{ id: string; url: string; expiresAt: string }> {
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(Date.now() + VALID_MS);
  const { id } = await insertInvitation({
    id: newId('inv'),
    workspaceId: access.workspaceId,
    email: invite.email,
    role: invite.role,
    tokenHash: hashKey(token),
    expiresAt,
    inviterId: access.userId,
  });
  return { id, url: `${settings().url}/invite/${token}`, expiresAt: expiresAt.toISOString() };
}

/** The invitations that wait to be accepted; their links can't be shown again. */
export async function listInvitations(access: Access): Promise<PendingInvitation[]> {
  return (await pendingInvitationsOf(access.workspaceId)).map(({ role, expiresAt, ...rest }) => ({
    ...rest,
    role: roleSchema.parse(role),
    expiresAt: expiresAt.toISOString(),
  }));
}

/**
 * Takes an invitation back: its link is dead at once.
 *
 * @throws NotFoundError for one that is unknown, accepted or cancelled already
 */
export async function cancelInvitation(access: Access, id: string): Promise<void> {
  if (!(await markInvitationCancelled(access.workspaceId, id))) throw new NotFoundError('Invitation', id);
}

export interface Invitation {
  email: string;
  role: Role;
  workspaceName: string;
  /** True where the address has an account: then its password is asked for instead of a new one. */
  known: boolean;
}

/** @throws NotFoundError for a link that is unknown, used or past its hour */
export async function readInvitation(token: string): Promise<Invitation> {
  const found = await findInvitation(hashKey(token));
  if (!found) throw new NotFoundError('Invitation');
  const known = (await findUserByEmail(found.email)) !== null;
  return { email: found.email, role: roleSchema.parse(found.role), workspaceName: found.workspace.name, known };
}

/**
 * Joins the workspace: with a new account, or with the one that the address has.
 *
 * @returns the cookies of a new session, and the workspace's slug
 */
export async function acceptInvitation(
  input: AcceptInvitation,
  headers: Headers,
): Promise<{ cookies: Headers; slug: string }> {
  const found = await findInvitation(hashKey(input.token));
  if (!found) throw new NotFoundError('Invitation');
  const existing = await findUserByEmail(found.email);
  if (existing) await signIn({ email: found.email, password: input.password }, headers);
  else if (!input.name) throw new ValidationError([{ path: 'name', message: 'Say what to call you.' }]);
  if (!(await claimInvitation(found.id))) throw new UnauthorizedError('This invitation has just been used.');
  const user =
    existing ?? (await createUser({ name: input.name ?? found.email, email: found.email, password: input.password }));
  await insertMember(newId('mem'), found.workspaceId, user.id, roleSchema.parse(found.role));
  return {
    cookies: await signIn({ email: found.email, password: input.password }, headers),
    slug: found.workspace.slug,
  };
}
