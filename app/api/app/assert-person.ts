import type { Access } from '@/lib/auth/schema';
import { ForbiddenError } from '@/lib/errors';

/**
 * For what belongs to a person rather than to the workspace: a key that could make keys or change a password would outlive
 * its own revocation.
 *
 * @throws ForbiddenError for an API key
 */
export function assertPerson(access: Access): void {
  if (access.kind === 'key') throw new ForbiddenError('Only a person who is signed in can do this, no API key.');
}
