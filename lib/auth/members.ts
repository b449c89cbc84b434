import { ConflictError, ForbiddenError, NotFoundError } from '@/lib/errors';
import { roleSchema, type Access, type Member, type Role } from './schema';
import { membersOf, setRole } from './store';

export async function listMembers(access: Access): Promise<Member[]> {
  const rows = await membersOf(access.workspaceId);
  return rows.map((row) => ({
    userId: row.userId,
    name: row.user.name,
    email: row.user.email,
    role: roleSchema.parse(row.role),
    since: row.createdAt.toISOString(),
  }));
}

/**
 * @throws NotFoundError for somebody who is no member
 * @throws ForbiddenError when somebody who is no owner makes or unmakes an owner
 * @throws ConflictError for the last owner
 */
export async function changeRole(access: Access, userId: string, role: Role): Promise<void> {
  await assertOwnerFor(access, userId, role);
  if (!(await setRole(access.workspaceId, userId, role))) throw lastOwner();
}

/** Ends a membership: the person's sessions end at once, and their keys of this workspace with them. */
export async function removeMember(access: Access, userId: string): Promise<void> {
  await assertOwnerFor(access, userId, null);
  if (!(await setRole(access.workspaceId, userId, null))) throw lastOwner();
}

async function assertOwnerFor(access: Access, userId: string, role: Role | null): Promise<void> {
  const current = (await membersOf(access.workspaceId)).find((member) => member.userId === userId);
  if (!current) throw new NotFoundError('Member', userId);
  if (access.role !== 'owner' && (current.role === 'owner' || role === 'owner')) {
    throw new ForbiddenError('Only an owner makes or removes an owner.');
  }
}

function lastOwner(): ConflictError {
  return new ConflictError('A workspace keeps at least one owner. Make somebody else an owner first.');
}
