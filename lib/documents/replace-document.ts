import type { Access } from '@/lib/auth/schema';
import { ConflictError, NotFoundError, ValidationError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs';
import { settings } from '@/lib/settings';
import { getDocument } from './get-document';
import { judgeFile } from './judge-file';
import { readForm } from './read-form';
import type { Document } from './schema';
import { stageFile, type StagedFile } from './stage-file';
import { removeStagedFiles } from './staging/store';
import { isSameBytes } from './store';
import { addVersion } from './versions/store';

/**
 * Makes another file the next version of a document and reads it; id, collection and metadata stay, and so does the file before.
 *
 * @throws ConflictError when another document of the collection holds the same bytes
 */
export async function replaceDocument(
  access: Access,
  id: string,
  form: { body: ReadableStream<Uint8Array> | null; contentType: string },
): Promise<Document> {
  const { workspaceId } = access;
  const { collectionId } = await getDocument(access, id);
  const limitBytes = settings().maxUploadBytes;
  const begun: string[] = [];
  const staged: StagedFile[] = [];
  try {
    await readForm({
      ...form,
      async onFile(file) {
        staged.push(
          await stageFile(workspaceId, collectionId, file, limitBytes, {
            onStaged: (stagedId) => begun.push(stagedId),
          }),
        );
      },
    });
    const [file] = staged;
    if (!file || staged.length > 1)
      throw new ValidationError([{ path: 'file', message: 'exactly one file is needed' }]);
    const { mimeType, refusal } = await judgeFile(file, limitBytes);
    if (refusal) throw refusal;
    const revision = await addVersion(workspaceId, id, file.id, { ...file, mimeType });
    if (revision === null) throw new NotFoundError('Document', id);
    await enqueue('parse-document', { workspaceId, documentId: id, revision });
    return await getDocument(access, id);
  } catch (error) {
    if (isSameBytes(error)) throw new ConflictError('Another document of this collection holds the same file.');
    throw error;
  } finally {
    await removeStagedFiles(workspaceId, begun);
  }
}
