import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { cancelJobs, enqueue } from '@/lib/jobs';
import { getIndex } from './read-indexes';
import type { Index } from './schema';
import { findRunningBuild, markDeleted } from './store';

/** Hides an index at once and stops its build. For ten minutes it can be brought back, then it is purged. */
export async function deleteIndex(access: Access, id: string): Promise<void> {
  if (!(await markDeleted(access.workspaceId, id, true))) throw new NotFoundError('Index', id);
  await cancelJobs('build-index', { workspaceId: access.workspaceId, indexId: id });
}

/** Brings back a deleted index; a build that was stopped goes on where it was. */
export async function restoreIndex(access: Access, id: string): Promise<Index> {
  if (!(await markDeleted(access.workspaceId, id, false))) throw new NotFoundError('Index', id);
  const index = await getIndex(access, id);
  if (await findRunningBuild(access.workspaceId, id)) {
    await enqueue('build-index', { workspaceId: access.workspaceId, indexId: id });
  }
  return index;
}
