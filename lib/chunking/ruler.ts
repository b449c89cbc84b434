import { graphemeBoundaryAtOrAfter, graphemeBoundaryAtOrBefore, isSpace, trimSpan, type Span } from '@/lib/text';
import type { ChunkUnit } from './schema';
import { characterScale, tokenScale, type Scale } from './scales';

/** Measures spans of one text in one unit, and finds where a span of a given length may be cut. */
export interface Ruler {
  text: string;
  /** The length of a span in the unit. */
  measure(start: number, end: number): number;
  /**
   * Where to end a piece that begins at `start` and is at most `limit` long: between words where there are any in its
   * last quarter, else between characters; never past `end`. At least one character, even if that is longer.
   */
  cutAfter(start: number, end: number, limit: number): number;
  /** The earliest start in (`floor`, `end`] from which it is at most `limit` to `end`, at the beginning of a word if possible. */
  startBefore(end: number, limit: number, floor: number): number;
}

/** A ruler for a text. Preparing it takes linear time, using it does not depend on the length of the text. */
export function createRuler(text: string, unit: ChunkUnit): Ruler {
  const scale = unit === 'character' ? characterScale(text) : tokenScale(text);
  return {
    text,
    measure: (start, end) => scale.measure(start, end),
    cutAfter: (start, end, limit) => cutAfter(text, scale, start, end, limit),
    startBefore: (end, limit, floor) => startBefore(text, scale, end, limit, floor),
  };
}

/** Cuts a span into pieces of at most `limit`, without white space at their ends. */
export function cutSpan(ruler: Ruler, span: Span, limit: number): Span[] {
  const pieces: Span[] = [];
  let start = span.start;
  while (start < span.end) {
    const end = ruler.cutAfter(start, span.end, limit);
    const piece = trimSpan(ruler.text, start, end);
    if (piece) pieces.push(piece);
    start = end;
    while (start < span.end && isSpace(ruler.text, start)) start += 1;
  }
  return pieces;
}

function cutAfter(text: string, scale: Scale, start: number, end: number, limit: number): number {
  const oneCharacter = Math.min(end, graphemeBoundaryAtOrAfter(text, start + 1, start));
  let cut = graphemeBoundaryAtOrBefore(text, scale.furthestEnd(start, end, limit), start);
  // Inside a word the tokens on either side are others than in the whole, so the first guess may be too long.
  if (measureTrimmed(text, scale, start, cut) > limit) cut = bisect(text, scale, start, oneCharacter, cut, limit);
  if (cut >= end) return end;
  if (cut <= oneCharacter) return oneCharacter;
  return isSpace(text, cut) ? cut : (lastSpaceBefore(text, cut, cut - Math.floor((cut - start) / 4)) ?? cut);
}

/** The last boundary between characters up to which it fits, at least `low`; up to `high` it is known not to. */
function bisect(text: string, scale: Scale, start: number, low: number, high: number, limit: number): number {
  let fits = low;
  let tooLong = high;
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >>> 1;
    const cut = graphemeBoundaryAtOrBefore(text, middle, start);
    if (measureTrimmed(text, scale, start, cut) <= limit) fits = middle;
    else tooLong = middle;
  }
  return graphemeBoundaryAtOrBefore(text, fits, start);
}

function measureTrimmed(text: string, scale: Scale, start: number, end: number): number {
  const span = trimSpan(text, start, end);
  return span ? scale.measure(span.start, span.end) : 0;
}

function lastSpaceBefore(text: string, index: number, floor: number): number | null {
  for (let position = index - 1; position > floor; position -= 1) {
    if (isSpace(text, position)) return position;
  }
  return null;
}

function startBefore(text: string, scale: Scale, end: number, limit: number, floor: number): number {
  let start = wordStart(text, Math.max(floor + 1, scale.earliestStart(end, limit)), end, floor);
  for (let step = 1; start < end && scale.measure(start, end) > limit; step *= 2) {
    start = wordStart(text, Math.min(end, start + step), end, floor);
  }
  return start;
}

/** The first beginning of a word in the first half of a span; where words have no spaces, the first character. */
function wordStart(text: string, start: number, end: number, floor: number): number {
  const middle = start + Math.ceil((end - start) / 2);
  for (let position = start; position < middle; position += 1) {
    if (isSpace(text, position - 1) && !isSpace(text, position)) return position;
  }
  let first = graphemeBoundaryAtOrAfter(text, start, Math.max(0, Math.min(floor, start)));
  while (first < end && isSpace(text, first)) first += 1;
  return first;
}
