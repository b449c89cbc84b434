import type { Access } from '@/lib/auth/schema';
import { MOST_METADATA_BYTES, MOST_TAGS, type UpdateDocuments, type UpdatedDocuments } from '../schema';
import { changeMany } from './store';

/** Changes tags and metadata of many documents at once. What isn't there any more, or would pass a limit, is named and left alone. */
export async function updateDocuments(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  { ids, ...changes }: UpdateDocuments,
): Promise<UpdatedDocuments> {
  const limits = { metadataBytes: MOST_METADATA_BYTES, tags: MOST_TAGS };
  const updated = new Set(await changeMany(workspaceId, ids, changes, limits));
  return { updated: updated.size, skipped: [...new Set(ids)].filter((id) => !updated.has(id)) };
}
