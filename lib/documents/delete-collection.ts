import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { cancelJobs } from '@/lib/jobs';
import { hideCollection } from './store';

/** Hides a collection with its documents at once; for ten minutes it can be brought back, then it is purged. */
export async function deleteCollection({ workspaceId }: Access, id: string): Promise<void> {
  const documents = await hideCollection(workspaceId, id);
  if (!documents) throw new NotFoundError('Collection', id);
  await cancelJobs('parse-document', { workspaceId }, { field: 'documentId', values: documents });
}
