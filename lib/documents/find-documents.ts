import type { Access } from '@/lib/auth/schema';
import type { Document } from './schema';
import { findCollectionNames, selectDocumentsByName } from './store';

/** Documents whose name holds a text, without regard to case; the newest first. */
export function findDocuments(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  text: string,
  limit = 8,
): Promise<Document[]> {
  return selectDocumentsByName(workspaceId, text, limit);
}

/** The ten newest collections whose name holds a text, without regard to case. */
export async function findCollectionsByName({ workspaceId }: Pick<Access, 'workspaceId'>, part: string) {
  return findCollectionNames(workspaceId, part, 10);
}
