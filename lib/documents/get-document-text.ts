import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { DocumentNotReadyError } from './document-not-ready-error';
import { getDocument } from './get-document';
import type { DocumentContent } from './schema';
import { findContent, findOldContent } from './versions/store';

/**
 * The text of a document: of the version that is asked for, else of the newest one that has been read. So the text before stays
 * readable while a new file is read, or when that fails.
 *
 * @throws NotFoundError for a version that it doesn't have; DocumentNotReadyError while it is being read, or when that failed
 */
export async function getDocumentText(
  access: Pick<Access, 'workspaceId'>,
  id: string,
  version?: number,
): Promise<DocumentContent> {
  const document = await getDocument(access, id);
  const newest = await findContent(access.workspaceId, id);
  if (newest && (version === undefined || version === newest.version)) return newest;
  if (version !== undefined && version !== document.version) {
    const old = await findOldContent(access.workspaceId, id, version);
    if (old) return old;
    if (old === undefined) throw new NotFoundError('Version', String(version));
    throw new DocumentNotReadyError('failed', 'This version was never read to its end.');
  }
  throw new DocumentNotReadyError(document.status, document.error?.detail ?? null);
}
