import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { getCollection } from './get-collection';
import type { Collection, UpdateCollection } from './schema';
import { changeCollection } from './store';

export async function updateCollection(access: Access, id: string, change: UpdateCollection): Promise<Collection> {
  if (!(await changeCollection(access.workspaceId, id, change))) throw new NotFoundError('Collection', id);
  return getCollection(access, id);
}
