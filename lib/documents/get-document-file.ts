import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import type { Document } from './schema';
import { readFileParts } from './store';
import { listVersions } from './versions/list-versions';

/**
 * The original file of a document, or of one of its versions, read a megabyte at a time as it is sent.
 *
 * @throws NotFoundError for a version that it doesn't have
 */
export async function getDocumentFile(
  access: Access,
  id: string,
  version?: number,
): Promise<{ document: Pick<Document, 'name' | 'mimeType' | 'bytes'>; body: ReadableStream<Uint8Array> }> {
  const versions = await listVersions(access, id);
  const document = versions.find((each) => (version === undefined ? each.current : each.version === version));
  if (!document) throw new NotFoundError('Version', String(version));
  const parts = readFileParts(access.workspaceId, id, document.version);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return { document, body };
}
