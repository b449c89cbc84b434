import type { Access } from '@/lib/auth/schema';
import { ConflictError, NotFoundError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs';
import { getDocument } from '../get-document';
import type { Document } from '../schema';
import { isSameBytes } from '../store';
import { repeatVersion } from './store';

/**
 * Makes an older file the newest version again; nothing that came between is lost.
 *
 * @throws ConflictError for the version that is the newest already, or when another document holds the same bytes now
 */
export async function restoreVersion(access: Access, id: string, version: number): Promise<Document> {
  const document = await getDocument(access, id);
  if (document.version === version) throw new ConflictError(`Version ${version} is the newest already.`);
  const revision = await repeatVersion(access.workspaceId, id, version).catch((error: unknown) => {
    throw isSameBytes(error) ? new ConflictError('Another document of this collection holds the same file.') : error;
  });
  if (revision === null) throw new NotFoundError('Version', String(version));
  await enqueue('parse-document', { workspaceId: access.workspaceId, documentId: id, revision });
  return getDocument(access, id);
}
