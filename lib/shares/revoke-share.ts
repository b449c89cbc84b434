import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { markRevoked } from './store';

/** Kills a link at once and for good: the next request for it is a 404. */
export async function revokeShare(access: Pick<Access, 'workspaceId'>, id: string): Promise<void> {
  if (!(await markRevoked(access.workspaceId, id))) throw new NotFoundError('Share', id);
}
