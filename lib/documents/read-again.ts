import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs';
import { getDocument } from './get-document';
import type { Document } from './schema';
import { requeueDocument } from './store';

/** Has a document's file read again, with another encoding if one is given (null: the detected one). */
export async function readAgain(access: Access, id: string, encoding?: string | null): Promise<Document> {
  const revision = await requeueDocument(access.workspaceId, id, encoding);
  if (revision === null) throw new NotFoundError('Document', id);
  await enqueue('parse-document', { workspaceId: access.workspaceId, documentId: id, revision });
  return getDocument(access, id);
}
