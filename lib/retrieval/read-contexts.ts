import type { SearchableIndex } from '@/lib/indexes';
import type { ChunkDetails } from './store';
import { chunkPieces, type ChunkPiece } from './store';

/** How many chunks on either side are read at first; a parent of more is read in further steps. */
const AROUND = 16;

/** What goes to the model instead of a chunk: its parent or window. Offsets are UTF-16 code units of the document's text. */
export interface Context {
  start: number;
  end: number;
  text: string;
}

type Child = Pick<ChunkDetails, 'id' | 'parentStart' | 'parentEnd'> & { documentId: string };

/**
 * The passages around chunks that have a parent, put together from the index's own chunks, so that they say what the index was
 * built from, whatever became of the document since.
 *
 * @returns by the chunk's id; chunks without a parent are missing
 */
export async function readContexts(index: SearchableIndex, chunks: readonly Child[]): Promise<Map<number, Context>> {
  const contexts = new Map<number, Context>();
  let open = chunks.filter((chunk) => chunk.parentStart !== null && chunk.parentEnd !== null);
  for (let around = AROUND; open.length > 0; around *= 4) {
    const pieces = await chunkPieces(
      index,
      open.map(({ id }) => id),
      around,
    );
    const left: Child[] = [];
    for (const chunk of open) {
      const parent = { start: chunk.parentStart!, end: chunk.parentEnd! };
      const own = pieces.filter((piece) => Math.abs(piece.id - chunk.id) <= around);
      const whole = covers(own, chunk, parent);
      if (whole) contexts.set(chunk.id, { ...parent, text: assemble(whole, parent) });
      else left.push(chunk);
    }
    open = left;
  }
  return contexts;
}

/** The pieces of the chunk's document, in order, if they reach to both ends of the parent; a document's end reaches as well. */
function covers(pieces: readonly ChunkPiece[], chunk: Child, parent: { start: number; end: number }) {
  const own = pieces.filter((piece) => piece.documentId === chunk.documentId);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return null;
  // What has pieces of other documents beside it, or none at all, ends there.
  const left = first.start <= parent.start || first.first;
  const right = last.end >= parent.end || last.last;
  return left && right ? own : null;
}

function assemble(pieces: readonly ChunkPiece[], { start, end }: { start: number; end: number }): string {
  let text = '';
  let at = start;
  for (const piece of pieces) {
    if (piece.end <= at) continue;
    if (piece.start >= end) break;
    if (piece.start > at) {
      const gap = piece.start - at;
      text += piece.lead.length >= gap ? piece.lead.slice(-gap) : piece.lead.padStart(gap);
      at = piece.start;
    }
    text += piece.text.slice(at - piece.start, end - piece.start);
    at = Math.min(piece.end, end);
  }
  return text;
}
