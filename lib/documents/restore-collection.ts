import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { getCollection } from './get-collection';
import type { Collection } from './schema';
import { unhideCollection } from './store';
import { UNDO_MINUTES } from './undo';

/** Brings back what `deleteCollection` hid; documents whose reading was stopped by that are read by the next recovery. */
export async function restoreCollection(access: Access, id: string): Promise<Collection> {
  if (!(await unhideCollection(access.workspaceId, id, UNDO_MINUTES))) throw new NotFoundError('Collection', id);
  return getCollection(access, id);
}
