import { endpoint } from '@/app/api/endpoint';
import type { Access } from '@/lib/auth/schema';
import { previewChunking, type ChunkingDocument } from '@/lib/chunking';
import { chunkingPreviewResultSchema, chunkingPreviewSchema, type ChunkingPreview } from '@/lib/chunking/schema';
import { getDocument, getDocumentText } from '@/lib/documents';

export const POST = endpoint(
  {
    summary: 'See how a text would be cut into chunks',
    description: 'Of a document that is ready, or of a text; Markdown headings are read from either. Nothing is kept.',
    tag: 'Indexes',
    needs: 'read',
    body: chunkingPreviewSchema,
    response: chunkingPreviewResultSchema,
  },
  async ({ access, body }) => ({ chunks: previewChunking(await textOf(access, body), body.chunking) }),
);

async function textOf(access: Access, { documentId, text = '' }: ChunkingPreview): Promise<ChunkingDocument> {
  if (documentId === undefined) return { text };
  const { language } = await getDocument(access, documentId);
  return { language, ...(await getDocumentText(access, documentId)) };
}
