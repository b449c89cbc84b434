import { chunkText } from '@/lib/chunking';
import { outlineEntrySchema, pageSpanSchema } from '@/lib/documents/schema';
import { describeEmbeddingModel, embedTexts } from '@/lib/embeddings';
import type { Build } from './build';
import { BudgetExceededError } from './budget-exceeded-error';
import type { SourceDocument } from './build-types';
import { documentText } from './store';

/** Chunks embedded at once; a killed build pays for at most one such group again. */
const EMBEDDED_AT_ONCE = 128;

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
  const chunks = chunkText(
    {
      text: content.text,
      language: document.language,
      pages: pageSpanSchema.array().parse(content.pages),
      outline: outlineEntrySchema.array().parse(content.outline),
    },
    build.index.chunking,
  );
  build.checkpoint.partial = { documentId: document.id, revision: document.revision, firstChunk };
  for (let first = loaded; first < chunks.length; first += EMBEDDED_AT_ONCE) {
    const group = chunks.slice(first, first + EMBEDDED_AT_ONCE);
    const vectors = await embedGroup(build, group, maxCostUsd);
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

async function embedGroup(
  build: Build,
  group: readonly { text: string; tokens: number }[],
  maxCostUsd: number | null,
): Promise<Float32Array[]> {
  const { checkpoint, workspaceId, index, signal } = build;
  if (maxCostUsd !== null) await checkCap(build, group, maxCostUsd);
  const texts = group.map((chunk) => chunk.text);
  const { vectors, costUsd, source } = await embedTexts(workspaceId, index.embedding, texts, signal);
  checkpoint.costUsd = costUsd === null || checkpoint.costUsd === null ? null : checkpoint.costUsd + costUsd;
  await build.prepareVectors(vectors[0]!.length, source);
  return vectors;
}

/** What the group would cost at most is counted before it is sent; an unknown price can't be held to a cap. */
async function checkCap(build: Build, group: readonly { tokens: number }[], maxCostUsd: number): Promise<void> {
  const model = await describeEmbeddingModel(build.workspaceId, build.index.embedding.model);
  const price = model?.priceUsdPerMTok ?? null;
  const spent = build.checkpoint.costUsd;
  if (price === null || spent === null) return;
  const tokens = group.reduce((sum, chunk) => sum + chunk.tokens, 0);
  if (spent + (tokens * price) / 1e6 > maxCostUsd) throw new BudgetExceededError(spent, maxCostUsd);
}
