import { endpoint } from '@/app/api/endpoint';
import { assertMay } from '@/lib/auth';
import type { Access } from '@/lib/auth/schema';
import { previewChunking, type ChunkingDocument } from '@/lib/chunking';
import { chunkingPreviewResultSchema, chunkingPreviewSchema, type ChunkingPreview } from '@/lib/chunking/schema';
import { getDocument, getDocumentText } from '@/lib/documents';
import { embedTexts } from '@/lib/embeddings';

export const POST = endpoint(
  {
    summary: 'See how a text would be cut into chunks',
    description: 'Of a document that is ready, or of a text; Markdown headings are read from either. Nothing is kept.',
    tag: 'Indexes',
    needs: 'read',
    body: chunkingPreviewSchema,
    maxBodyBytes: 'upload',
    response: chunkingPreviewResultSchema,
  },
  async ({ access, body, request }) => {
    const { chunking, embedding = BUILT_IN } = body;
    // A provider's model costs something, which reading never does.
    if (chunking.strategy === 'semantic' && embedding.model !== BUILT_IN.model) assertMay(access, 'run');
    const embed = async (texts: readonly string[]) =>
      (await embedTexts(access.workspaceId, embedding, texts, request.signal)).vectors;
    return { chunks: await previewChunking(await textOf(access, body), chunking, embed) };
  },
);

const BUILT_IN = { model: 'builtin/lexical' };

async function textOf(access: Access, { documentId, text = '' }: ChunkingPreview): Promise<ChunkingDocument> {
  if (documentId === undefined) return { text };
  const { language } = await getDocument(access, documentId);
  return { language, ...(await getDocumentText(access, documentId)) };
}
