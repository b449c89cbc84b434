import type { Access } from '@/lib/auth/schema';
import { getCollection } from '../get-collection';
import type { DocumentFilter, DocumentSummary } from '../schema';
import { selectionOf } from './selection';
import { countFiltered } from './store';

/** How many documents a filter lets through, by state, format and tag. @throws NotFoundError for a collection that isn't there */
export async function summarizeDocuments(
  access: Pick<Access, 'workspaceId'>,
  filter: DocumentFilter & { collectionId?: string | undefined },
): Promise<DocumentSummary> {
  if (filter.collectionId !== undefined) await getCollection(access, filter.collectionId);
  return countFiltered(access.workspaceId, selectionOf(filter));
}
