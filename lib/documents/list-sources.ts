import type { Access } from '@/lib/auth/schema';
import { selectSources, type SourceDocument } from './store';

export type { SourceDocument };

/** Every document of a collection as an index sees it, oldest first; none for a collection that isn't there. */
export function listSources(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  collectionId: string,
): Promise<SourceDocument[]> {
  return selectSources(workspaceId, collectionId);
}
