import type { Access } from '@/lib/auth/schema';
import { ConflictError, NotFoundError } from '@/lib/errors';
import { getDocument } from './get-document';
import { readAgain } from './read-again';
import type { Document } from './schema';
import { isSameBytes, unhideDocument } from './store';
import { UNDO_MINUTES } from './undo';

/**
 * Brings back what `deleteDocument` hid. What was being read then is read again.
 *
 * @throws ConflictError when the same bytes were uploaded in the meantime
 */
export async function restoreDocument(access: Access, id: string): Promise<Document> {
  try {
    if (!(await unhideDocument(access.workspaceId, id, UNDO_MINUTES))) throw new NotFoundError('Document', id);
  } catch (error) {
    if (isSameBytes(error)) throw new ConflictError('The same file has been uploaded to this collection since.');
    throw error;
  }
  const document = await getDocument(access, id);
  if (document.status === 'ready' || document.status === 'failed') return document;
  return readAgain(access, id);
}
