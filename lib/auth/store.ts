import { db, newId, query, sql, type Sql } from '@/lib/db';
import { roleSchema, scopeSchema, type Access, type Role, type Scope } from './schema';

type Membership = Pick<Access, 'workspaceId' | 'workspaceSlug' | 'workspaceName' | 'userId' | 'name' | 'role'>;

interface MemberRow {
  role: string;
  userId: string;
  name: string;
  workspaceId: string;
  workspaceSlug: string;
  workspaceName: string;
}

/** A membership with its names, in one statement: every request begins with it. */
const membershipFields = sql`
  member.role, member.user_id as "userId", person.name, workspace.id as "workspaceId", workspace.slug as "workspaceSlug",
  workspace.name as "workspaceName"`;
const membershipTables = sql`
  members member join users person on person.id = member.user_id
  join workspaces workspace on workspace.id = member.workspace_id`;

function toMembership({ role, userId, name, workspaceId, workspaceSlug, workspaceName }: MemberRow): Membership {
  return { workspaceId, workspaceSlug, workspaceName, userId, name, role: roleSchema.parse(role) };
}

async function memberships(userId: string, among: Sql): Promise<Membership[]> {
  const rows = await query<MemberRow>(sql`
    select ${membershipFields} from ${membershipTables} where member.user_id = ${userId} ${among}`);
  return rows.map(toMembership);
}

/** @param workspace its id or slug */
export async function findMembership(userId: string, workspace: string): Promise<Membership | null> {
  const among = sql`and ${workspace} in (workspace.id, workspace.slug) limit 1`;
  return (await memberships(userId, among))[0] ?? null;
}

export async function firstMembership(userId: string): Promise<Membership | null> {
  return (await memberships(userId, sql`order by member.created_at limit 1`))[0] ?? null;
}

export function membershipsOf(userId: string): Promise<Membership[]> {
  return memberships(userId, sql`order by member.created_at`);
}

export interface FoundKey {
  access: Access;
  lastUsedAt: Date | null;
}

interface KeyRow extends MemberRow {
  id: string;
  scopes: string[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

export async function findKey(keyHash: string): Promise<FoundKey | null> {
  const [row] = await query<KeyRow>(sql`
    select key.id, key.scopes, key.expires_at as "expiresAt", key.last_used_at as "lastUsedAt", ${membershipFields}
    from ${membershipTables}
    join api_keys key on key.workspace_id = member.workspace_id and key.user_id = member.user_id
    where key.key_hash = ${keyHash} and key.revoked_at is null`);
  if (!row || (row.expiresAt && row.expiresAt <= new Date())) return null;
  const scopes = row.scopes.map((scope) => scopeSchema.parse(scope));
  return { access: { ...toMembership(row), kind: 'key', keyId: row.id, scopes }, lastUsedAt: row.lastUsedAt };
}

/** Remembers the last use, to the minute: a write for each request would cost more than the request. */
export async function touchKey({ access, lastUsedAt }: FoundKey): Promise<void> {
  if (!access.keyId || (lastUsedAt && Date.now() - lastUsedAt.getTime() < 60_000)) return;
  await db().apiKey.updateMany({
    where: { id: access.keyId, workspaceId: access.workspaceId },
    data: { lastUsedAt: new Date() },
  });
}

export interface NewKey {
  id: string;
  workspaceId: string;
  userId: string;
  name: string;
  keyHash: string;
  keyHint: string;
  scopes: Scope[];
  expiresAt: Date | null;
}

const keyFields = {
  id: true,
  name: true,
  keyHint: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  member: { select: { user: { select: { name: true } } } },
} as const;

export function insertKey(key: NewKey) {
  return db().apiKey.create({ data: key, select: keyFields });
}

export function keysOf(workspaceId: string) {
  return db().apiKey.findMany({
    where: { workspaceId, revokedAt: null },
    orderBy: { createdAt: 'desc' },
    select: keyFields,
  });
}

/** @param userId only a key of this person; of anybody in the workspace where it is left out */
export async function markKeyRevoked(workspaceId: string, id: string, userId?: string): Promise<boolean> {
  const { count } = await db().apiKey.updateMany({
    where: { workspaceId, id, revokedAt: null, ...(userId ? { userId } : {}) },
    data: { revokedAt: new Date() },
  });
  return count > 0;
}

export interface FirstOwner {
  user: { id: string; name: string; email: string; emailVerified: boolean };
  passwordHash: string;
  workspace: { id: string; name: string; slug: string };
  key: NewKey | null;
}

/**
 * Makes the first account with all that belongs to it in one transaction, in the rows that better-auth itself would make. Of two
 * that come at once, the second waits and finds the first one's.
 *
 * @returns false where there is an account already
 */
export async function insertFirstOwner({ user, passwordHash, workspace, key }: FirstOwner): Promise<boolean> {
  return db().$transaction(async (on) => {
    await on.$executeRaw`lock table users in share row exclusive mode`;
    if ((await on.user.count()) > 0) return false;
    await on.user.create({ data: user });
    await on.account.create({
      data: {
        id: newId('prc'),
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: passwordHash,
      },
    });
    await on.workspace.create({ data: workspace });
    await on.member.create({
      data: { id: newId('mem'), workspaceId: workspace.id, userId: user.id, role: 'owner' },
    });
    if (key) await on.apiKey.create({ data: key });
    return true;
  });
}

export async function countUsers(): Promise<number> {
  return db().user.count();
}

export function findUserByEmail(email: string) {
  return db().user.findUnique({ where: { email }, select: { id: true, name: true, email: true } });
}

export async function slugTaken(slug: string): Promise<boolean> {
  return (await db().workspace.count({ where: { slug } })) > 0;
}

export function membersOf(workspaceId: string) {
  return db().member.findMany({
    where: { workspaceId },
    orderBy: { createdAt: 'asc' },
    select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
  });
}

/**
 * Changes a member's role, or removes the member with `null`, and ends their sessions: new rights come with a new session.
 * One statement decides about the last owner, so that two owners who leave at once can't both go.
 *
 * @returns false where nobody was changed: no such member, or the last owner
 */
export async function setRole(workspaceId: string, userId: string, role: Role | null): Promise<boolean> {
  return db().$transaction(async (on) => {
    await on.$executeRaw`select id from workspaces where id = ${workspaceId} for update`;
    const current = await on.member.findUnique({
      where: { workspaceId_userId: { workspaceId, userId } },
      select: { role: true },
    });
    if (!current) return false;
    const owners = await on.member.count({ where: { workspaceId, role: 'owner' } });
    if (current.role === 'owner' && role !== 'owner' && owners === 1) return false;
    const where = { workspaceId_userId: { workspaceId, userId } };
    if (role === null) await on.member.delete({ where });
    else await on.member.update({ where, data: { role } });
    await on.session.deleteMany({ where: { userId } });
    return true;
  });
}

export function insertInvitation(row: {
  id: string;
  workspaceId: string;
  email: string;
  role: Role;
  tokenHash: string;
  expiresAt: Date;
  inviterId: string;
}) {
  return db().invitation.create({ data: { ...row, status: 'pending' }, select: { id: true } });
}

/** Invitations that can still be accepted, the newest first. */
export function pendingInvitationsOf(workspaceId: string) {
  return db().invitation.findMany({
    where: { workspaceId, status: 'pending', tokenHash: { not: null }, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, email: true, role: true, expiresAt: true },
  });
}

/** @returns false where there is no such invitation to take back */
export async function markInvitationCancelled(workspaceId: string, id: string): Promise<boolean> {
  const { count } = await db().invitation.updateMany({
    where: { workspaceId, id, status: 'pending' },
    data: { status: 'canceled', tokenHash: null },
  });
  return count > 0;
}

export async function renameWorkspaceRow(workspaceId: string, name: string): Promise<void> {
  await db().workspace.updateMany({ where: { id: workspaceId }, data: { name } });
}

export function findInvitation(tokenHash: string) {
  return db().invitation.findFirst({
    where: { tokenHash, status: 'pending', expiresAt: { gt: new Date() } },
    select: { id: true, email: true, role: true, workspaceId: true, workspace: { select: { name: true, slug: true } } },
  });
}

/** Takes the invitation, once: of two that come at the same time one gets `true`. */
export async function claimInvitation(id: string): Promise<boolean> {
  const { count } = await db().invitation.updateMany({
    where: { id, status: 'pending' },
    data: { status: 'accepted', tokenHash: null },
  });
  return count === 1;
}

export async function insertMember(id: string, workspaceId: string, userId: string, role: Role): Promise<void> {
  await db().member.upsert({
    where: { workspaceId_userId: { workspaceId, userId } },
    create: { id, workspaceId, userId, role },
    update: {},
  });
}

export async function setPassword(userId: string, hash: string): Promise<void> {
  await db().$transaction([
    db().account.updateMany({ where: { userId, providerId: 'credential' }, data: { password: hash } }),
    db().session.deleteMany({ where: { userId } }),
  ]);
}
