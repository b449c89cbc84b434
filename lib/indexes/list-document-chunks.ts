import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { findIndexedDocument, readDocumentChunks } from './document-chunks/store';
import { searchableIndex } from './read-indexes';
import type { DocumentChunks } from './schema';

/**
 * How an index has cut one of its documents, in the version that it holds.
 *
 * @throws NotFoundError where the workspace has no such index, or the index does not hold the document, or it was deleted; IndexNotReadyError
 *   before its first build is finished
 */
export async function listDocumentChunks(
  access: Pick<Access, 'workspaceId'>,
  indexId: string,
  documentId: string,
): Promise<DocumentChunks> {
  const { build } = await searchableIndex(access.workspaceId, indexId);
  const held = await findIndexedDocument(access.workspaceId, build, documentId);
  if (!held) throw new NotFoundError('Document in this index', documentId);
  const chunks = await readDocumentChunks(build, documentId);
  return {
    indexId,
    documentId,
    version: held.version,
    chunks: chunks.map(({ id, ...chunk }) => ({ chunkId: `${build}-${id}`, ...chunk })),
  };
}
