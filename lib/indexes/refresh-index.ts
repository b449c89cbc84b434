import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs';
import { getIndex } from './read-indexes';
import type { Index, RefreshIndex } from './schema';
import { beginBuild, findIndex } from './store';

/**
 * Brings an index up to date. Until the new build is finished, searches use the old one; what did not change is taken over
 * and not paid again. Where a build is under way already, nothing more happens.
 */
export async function refreshIndex(access: Access, id: string, { maxCostUsd }: RefreshIndex): Promise<Index> {
  if (!(await findIndex(access.workspaceId, id))) throw new NotFoundError('Index', id);
  const begun = await beginBuild(access.workspaceId, id, maxCostUsd);
  if (begun) await enqueue('build-index', { workspaceId: access.workspaceId, indexId: id });
  return getIndex(access, id);
}
