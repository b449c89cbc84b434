import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { getDocument } from '../get-document';
import type { DocumentVersion } from '../schema';
import { currentVersionDate, selectOldVersions } from './store';

/** Every file that a document has had, the newest first. */
export async function listVersions(access: Pick<Access, 'workspaceId'>, id: string): Promise<DocumentVersion[]> {
  const { version, name, mimeType, bytes, sha256, status, error, pages, characters, language, encoding } =
    await getDocument(access, id);
  const createdAt = await currentVersionDate(access.workspaceId, id);
  if (!createdAt) throw new NotFoundError('Document', id);
  const file = { version, name, mimeType, bytes, sha256, status, error, pages, characters, language, encoding };
  return [
    { ...file, createdAt: createdAt.toISOString(), current: true },
    ...(await selectOldVersions(access.workspaceId, id)),
  ];
}
