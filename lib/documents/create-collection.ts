import type { Access } from '@/lib/auth/schema';
import type { Collection, CreateCollection } from './schema';
import { insertCollection } from './store';

export function createCollection(access: Access, { name, description = '' }: CreateCollection): Promise<Collection> {
  return insertCollection(access.workspaceId, { name, description });
}
