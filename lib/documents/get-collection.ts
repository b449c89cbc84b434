import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import type { Collection } from './schema';
import { findCollection } from './store';

/** @throws NotFoundError also for a deleted one */
export async function getCollection({ workspaceId }: Pick<Access, 'workspaceId'>, id: string): Promise<Collection> {
  const collection = await findCollection(workspaceId, id);
  if (!collection) throw new NotFoundError('Collection', id);
  return collection;
}
