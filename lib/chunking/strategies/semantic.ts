import { overlapStart, type PackedSpan } from '../pack';
import { cutSpan } from '../ruler';
import { wholeRowsAndSentences } from '../split-spans';
import type { Strategy } from './strategy';

/** A boundary is a break where the topic changes more than at this share of all boundaries of the document. */
const BREAK_ABOVE = 0.9;
/** A break leaves at least this share of the size behind it, so that a single odd sentence makes no chunk of its own. */
const LEAST_SHARE = 0.1;

/**
 * Breaks where the topic changes most: above the 90th percentile of the document's own changes. What is still too long is cut
 * at the strongest change in the second half of what fits.
 */
export const semantic: Strategy = ({ document: { text, language }, settings: { size, overlap }, ruler, topics }) => {
  const sentences = topics?.sentences ?? wholeRowsAndSentences(text, { start: 0, end: text.length }, language);
  const shifts = topics?.shifts ?? new Float64Array(sentences.length);
  const strong = threshold(shifts, sentences.length);
  const spans: PackedSpan[] = [];
  let from = 0;
  while (from < sentences.length) {
    const sentence = sentences[from]!;
    if (ruler.measure(sentence.start, sentence.end) > size) {
      for (const piece of cutSpan(ruler, sentence, size))
        spans.push({ ...piece, start: begin(piece.start, piece.end) });
      from += 1;
      continue;
    }
    // Overlap comes out of the size, so that what it repeats doesn't decide where the topic is cut.
    const start = begin(sentence.start, sentence.end);
    const last = lastOf(start, from);
    spans.push({ start, end: sentences[last]!.end });
    from = last + 1;
  }
  return spans;

  function begin(start: number, end: number): number {
    const previous = spans.at(-1);
    return previous ? overlapStart(ruler, previous, { start, end }, size, overlap) : start;
  }

  function lastOf(start: number, first: number): number {
    let last = first;
    while (last + 1 < sentences.length && ruler.measure(start, sentences[last + 1]!.end) <= size) {
      const longEnough = ruler.measure(start, sentences[last]!.end) >= size * LEAST_SHARE;
      if (longEnough && shifts[last]! > strong) return last;
      last += 1;
    }
    return last + 1 >= sentences.length ? last : strongest(shifts, first, last);
  }
};

/** The change that `BREAK_ABOVE` of all boundaries stay at or below; nothing passes it where all are alike. */
function threshold(shifts: ArrayLike<number>, sentences: number): number {
  const sorted = Float64Array.from({ length: Math.max(0, sentences - 1) }, (_, i) => shifts[i]!).sort();
  return sorted[Math.floor((sorted.length - 1) * BREAK_ABOVE)] ?? Infinity;
}

/** Where the topic changes most in the second half of [from, to]; the last such place. */
function strongest(shifts: ArrayLike<number>, from: number, to: number): number {
  let best = to;
  for (let i = to; i > from + (to - from) / 2; i -= 1) if (shifts[i]! > shifts[best]!) best = i;
  return best;
}
