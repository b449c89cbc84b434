import { chunkDocument } from '@/lib/chunking';
import type { Chunk } from '@/lib/chunking/schema';
import { outlineEntrySchema, pageSpanSchema } from '@/lib/documents/schema';
import type { Build } from './build';
import type { SourceDocument } from './build-types';
import { EMBEDDED_AT_ONCE, embedChunks, embedSentences } from './embed-chunks';
import { documentText } from './store';

/**
 * Splits a document, embeds its chunks and puts them into the build.
 *
 * @param loaded how many of its chunks are in the tables already
 * @throws BudgetExceededError before the build would cost more than `maxCostUsd`
 */
export async function addDocument(
  build: Build,
  document: SourceDocument,
  loaded: number,
  maxCostUsd: number | null,
): Promise<void> {
  const firstChunk = build.nextChunk - loaded;
  const content = await documentText(build.workspaceId, document);
  // Deleted, or being read again: the index will say that it is stale.
  if (!content) return;
  const doneBefore = build.progress.done;
  const chunks = await chunkDocument(
    {
      text: content.text,
      language: document.language,
      pages: pageSpanSchema.array().parse(content.pages),
      outline: outlineEntrySchema.array().parse(content.outline),
    },
    build.index.chunking,
    (sentences) => embedSentences(build, sentences, maxCostUsd),
  );
  build.checkpoint.partial = { documentId: document.id, revision: document.revision, firstChunk };
  for (let first = loaded; first < chunks.length; first += EMBEDDED_AT_ONCE) {
    const group = chunks.slice(first, first + EMBEDDED_AT_ONCE);
    const vectors = await embedChunks(build, group, maxCostUsd);
    for (const [i, chunk] of group.entries()) {
      build.progress.done = doneBefore + Math.min(chunk.end, document.characters);
      const row = {
        id: build.nextChunk,
        documentId: document.id,
        start: chunk.start,
        end: chunk.end,
        parent: chunk.parent,
        page: chunk.page,
        headingPath: chunk.headingPath,
        tokens: chunk.tokens,
        lead: leadOf(content.text, chunks, first + i),
        text: chunk.text,
        vector: vectors[i]!,
      };
      // The last chunk and the end of its document go into one batch.
      const last = first + i === chunks.length - 1;
      await build.add(row, document.language, last ? { document, firstChunk } : undefined);
    }
  }
  if (loaded >= chunks.length) build.finish(document, firstChunk);
}

/** The white space before a chunk; kept where passages are put together from their chunks. */
function leadOf(text: string, chunks: readonly Chunk[], at: number): string {
  const [before, chunk] = [chunks[at - 1], chunks[at]!];
  return chunk.parent && before && before.end < chunk.start ? text.slice(before.end, chunk.start) : '';
}
