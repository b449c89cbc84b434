import { isSpace, trimSpan } from '@/lib/text';
import { overlapStart, type PackedSpan } from '../pack';
import type { Strategy } from './strategy';

/** Windows of one size, each with `overlap` of the one before, cut between words where there are any. */
export const fixed: Strategy = ({ document: { text }, settings: { size, overlap }, ruler }) => {
  const spans: PackedSpan[] = [];
  let next = skipSpace(text, 0);
  while (next < text.length) {
    const previous = spans.at(-1);
    const first = { start: next, end: ruler.cutAfter(next, text.length, 1) };
    let start = previous ? overlapStart(ruler, previous, first, size, overlap) : next;
    let end = ruler.cutAfter(start, text.length, size);
    if (end <= next) {
      // Cut between words, the window held nothing new.
      start = next;
      end = ruler.cutAfter(start, text.length, size);
    }
    spans.push(trimSpan(text, start, end) ?? { start, end });
    next = skipSpace(text, end);
  }
  return spans;
};

function skipSpace(text: string, from: number): number {
  let index = from;
  while (index < text.length && isSpace(text, index)) index += 1;
  return index;
}
