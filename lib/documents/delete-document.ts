import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { cancelJobs } from '@/lib/jobs';
import { hideDocument } from './store';

/** Hides a document at once and stops its reading; for ten minutes it can be brought back, then it is purged. */
export async function deleteDocument({ workspaceId }: Access, id: string): Promise<void> {
  if (!(await hideDocument(workspaceId, id))) throw new NotFoundError('Document', id);
  await cancelJobs('parse-document', { workspaceId, documentId: id });
}
