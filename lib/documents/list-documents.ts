import type { Access } from '@/lib/auth/schema';
import { getCollection } from './get-collection';
import { type PageOf, readPage, type PageRequest } from './page';
import type { Document } from './schema';
import { selectDocuments } from './store';

/** The newest first, of one collection or of all. @throws NotFoundError for a collection that isn't there */
export async function listDocuments(
  access: Access,
  request: PageRequest & { collectionId?: string | undefined },
): Promise<PageOf<Document>> {
  if (request.collectionId !== undefined) await getCollection(access, request.collectionId);
  return readPage(request, (page) => selectDocuments(access.workspaceId, request.collectionId, page));
}
