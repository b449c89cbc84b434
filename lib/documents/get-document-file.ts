import type { Access } from '@/lib/auth/schema';
import { getDocument } from './get-document';
import type { Document } from './schema';
import { readFileParts } from './store';

/** The original file, read a megabyte at a time as it is sent. */
export async function getDocumentFile(
  access: Access,
  id: string,
): Promise<{ document: Document; body: ReadableStream<Uint8Array> }> {
  const document = await getDocument(access, id);
  const parts = readFileParts(access.workspaceId, id);
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
