import { PayloadTooLargeError, ValidationError } from '@/lib/errors';
import { chunkDocument } from './chunk-document';
import type { ChunkingDocument } from './document';
import type { Chunk, Chunking } from './schema';
import type { EmbedSentences } from './topics';

/** The text is cut while somebody waits and other requests do, too. UTF-16 code units. */
const LONGEST_TEXT = 10_000_000;
/** The same where every sentence of it is embedded. */
const LONGEST_EMBEDDED = 1_000_000;
/** How much all the chunks may hold together, overlaps counted each time. */
const LARGEST_RESULT = 50_000_000;
const MOST_CHUNKS = 500_000;

/**
 * The chunks of a document, for looking at.
 * @param embed called by `semantic` only
 * @throws {PayloadTooLargeError} for a document of more than ten million characters, or one million by topic
 * @throws {ValidationError} for settings that would repeat its text too often or cut it too small
 */
export async function previewChunking(
  document: ChunkingDocument,
  chunking: Chunking,
  embed: EmbedSentences,
): Promise<Chunk[]> {
  const { length } = document.text;
  const longest = chunking.strategy === 'semantic' ? LONGEST_EMBEDDED : LONGEST_TEXT;
  if (length > longest) throw new PayloadTooLargeError('The text', longest);
  const step = chunking.size - chunking.overlap;
  if ((length / step) * chunking.size > LARGEST_RESULT || length / step > MOST_CHUNKS) {
    const message = 'leaves too little that is new in each chunk for a text of this length';
    throw new ValidationError([{ path: 'chunking.overlap', message }]);
  }
  return chunkDocument(document, chunking, embed);
}
