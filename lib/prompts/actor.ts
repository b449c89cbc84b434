import type { Access } from '@/lib/auth/schema';
import type { Actor } from './changes/store';

/** Who does something, as it is written down. */
export function actorOf({ userId, name, kind }: Pick<Access, 'userId' | 'name' | 'kind'>): Actor {
  return { id: userId, name, byKey: kind === 'key' };
}

/** Protected labels are moved by a person who may, never by a program. */
export function isAdminInPerson(access: Pick<Access, 'role' | 'kind'>): boolean {
  return access.kind === 'session' && (access.role === 'admin' || access.role === 'owner');
}
