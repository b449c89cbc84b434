import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import type { Document } from './schema';
import { findDocument } from './store';

/** @throws NotFoundError also for a deleted one */
export async function getDocument({ workspaceId }: Pick<Access, 'workspaceId'>, id: string): Promise<Document> {
  const document = await findDocument(workspaceId, id);
  if (!document) throw new NotFoundError('Document', id);
  return document;
}
