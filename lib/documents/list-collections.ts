import type { Access } from '@/lib/auth/schema';
import { type PageOf, readPage, type PageRequest } from './page';
import type { Collection } from './schema';
import { selectCollections } from './store';

/** The newest first. */
export function listCollections(access: Access, request: PageRequest): Promise<PageOf<Collection>> {
  return readPage(request, (page) => selectCollections(access.workspaceId, page));
}
