import { PayloadTooLargeError, ValidationError } from '@/lib/errors';
import { chunkText } from './chunk-text';
import type { ChunkingDocument } from './document';
import type { Chunk, Chunking } from './schema';

/** The text is cut while somebody waits and other requests do, too. UTF-16 code units. */
const LONGEST_TEXT = 10_000_000;
/** How much all the chunks may hold together, overlaps counted each time. */
const LARGEST_RESULT = 50_000_000;
const MOST_CHUNKS = 500_000;

/**
 * The chunks of a document, for looking at.
 * @throws {PayloadTooLargeError} for a document of more than ten million characters
 * @throws {ValidationError} for settings that would repeat its text too often or cut it too small
 */
export function previewChunking(document: ChunkingDocument, chunking: Chunking): Chunk[] {
  const { length } = document.text;
  if (length > LONGEST_TEXT) throw new PayloadTooLargeError('The text', LONGEST_TEXT);
  const step = chunking.size - chunking.overlap;
  if ((length / step) * chunking.size > LARGEST_RESULT || length / step > MOST_CHUNKS) {
    const message = 'leaves too little that is new in each chunk for a text of this length';
    throw new ValidationError([{ path: 'chunking.overlap', message }]);
  }
  return chunkText(document, chunking);
}
