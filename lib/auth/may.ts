import { ForbiddenError } from '@/lib/errors';
import { ROLES, type Access, type Need, type Role } from './schema';

/** The lowest role for each need. */
const LOWEST: Record<Need, Role> = { read: 'viewer', write: 'editor', run: 'editor', admin: 'admin' };

/** Whether this access allows what an entry point needs: by its member's role, and for a key by its scopes too. */
export function may(access: Pick<Access, 'role' | 'scopes'>, need: Need): boolean {
  const scope = need === 'admin' ? 'write' : need;
  return access.scopes.includes(scope) && ROLES.indexOf(access.role) >= ROLES.indexOf(LOWEST[need]);
}

/** @throws ForbiddenError that says which right is missing */
export function assertMay(access: Access, need: Need): void {
  if (may(access, need)) return;
  if (access.kind === 'key' && !access.scopes.includes(need === 'admin' ? 'write' : need)) {
    throw new ForbiddenError(`This API key lacks the scope “${need === 'admin' ? 'write' : need}”.`);
  }
  throw new ForbiddenError(`This needs the role “${LOWEST[need]}” or a higher one; yours is “${access.role}”.`);
}
