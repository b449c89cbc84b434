import type { Access } from '@/lib/auth/schema';
import type { Document } from './schema';
import { selectDocumentsByName } from './store';

/** Documents whose name holds a text, without regard to case; the newest first. */
export function findDocuments(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  text: string,
  limit = 8,
): Promise<Document[]> {
  return selectDocumentsByName(workspaceId, text, limit);
}
