import type { Access } from '@/lib/auth/schema';
import { getCollection } from './get-collection';
import { type PageOf, readPage, type PageRequest } from './page';
import { selectionOf } from './library/selection';
import { selectFiltered } from './library/store';
import type { Document, DocumentFilter } from './schema';

/** The newest first, of one collection or of all, narrowed by a filter. @throws NotFoundError for a collection that isn't there */
export async function listDocuments(
  access: Access,
  { limit, cursor, ...filter }: PageRequest & DocumentFilter & { collectionId?: string | undefined },
): Promise<PageOf<Document>> {
  if (filter.collectionId !== undefined) await getCollection(access, filter.collectionId);
  return readPage({ limit, cursor }, (page) => selectFiltered(access.workspaceId, selectionOf(filter), page));
}
