import type { Chunk } from '@/lib/chunking/schema';

/**
 * A piece of a document as chunks lie over it. Regions follow each other without gap: together they are the text, each
 * with what its chunk is the first to hold.
 */
export interface ChunkRegion {
  start: number;
  end: number;
  chunk: Chunk;
  /** Counted from 1. */
  number: number;
  /** From here on the next chunk repeats it; `end` where it repeats nothing. */
  repeatedFrom: number;
}

/** The regions of a text, in order; white space between two chunks goes with the first. */
export function chunkRegions(length: number, chunks: readonly Chunk[]): ChunkRegion[] {
  let start = 0;
  return chunks.map((chunk, index) => {
    const next = chunks[index + 1];
    const end = next ? Math.max(chunk.end, next.start) : length;
    const from = start;
    start = next && next.start > chunk.end ? next.start : end;
    const repeatedFrom = next && next.start < chunk.end ? Math.max(from, next.start) : end;
    return { start: from, end: next ? start : length, chunk, number: index + 1, repeatedFrom };
  });
}
