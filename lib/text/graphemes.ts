/**
 * Longest cluster, in UTF-16 code units, that is kept whole. Real ones are under 40; a letter under a thousand combining
 * marks is cut between code points, or one character could outgrow every chunk.
 */
const LONGEST_CLUSTER = 128;

let segmenter: Intl.Segmenter | undefined;

/** Whether a cut at this index (UTF-16 code units) leaves every user-perceived character whole. */
export function isGraphemeBoundary(text: string, index: number): boolean {
  return graphemeBoundaryAtOrBefore(text, index) === index;
}

/**
 * The last boundary between user-perceived characters (UAX 29 grapheme clusters) at or before an index, never before
 * `from`, which must be a boundary itself. The work is bounded by the distance to `from`.
 */
export function graphemeBoundaryAtOrBefore(text: string, index: number, from = 0): number {
  if (index <= from) return from;
  if (index >= text.length) return text.length;
  if (isPlainBoundary(text, index)) return index;
  const start = safeStart(text, index, from);
  const cluster = clusterAt(text, start, index);
  if (cluster.start === index) return index;
  return index - cluster.start < LONGEST_CLUSTER ? cluster.start : codePointBoundary(text, index);
}

/** The first boundary between user-perceived characters at or after an index. `from` as above. */
export function graphemeBoundaryAtOrAfter(text: string, index: number, from = 0): number {
  if (index <= from) return from;
  if (index >= text.length) return text.length;
  if (isPlainBoundary(text, index)) return index;
  const start = safeStart(text, index, from);
  const cluster = clusterAt(text, start, index);
  if (cluster.start === index) return index;
  return cluster.end - cluster.start < LONGEST_CLUSTER ? cluster.end : codePointBoundary(text, index + 1);
}

/** Between two characters below U+0300 there is always a boundary, but inside CR LF. */
function isPlainBoundary(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  return before < 0x300 && after < 0x300 && !(before === 0x0d && after === 0x0a);
}

/** A boundary from which clusters can be read forward: flags pair up from the beginning of their run. */
function safeStart(text: string, index: number, from: number): number {
  let start = index;
  while (start > from && index - start < LONGEST_CLUSTER) {
    start -= 1;
    if (start > from && isPlainBoundary(text, start)) return start;
  }
  start = codePointBoundary(text, start);
  while (start - 2 >= from && isRegionalIndicator(text, start - 2)) start -= 2;
  return Math.max(start, from);
}

function isRegionalIndicator(text: string, index: number): boolean {
  const low = text.charCodeAt(index + 1);
  return text.charCodeAt(index) === 0xd83c && low >= 0xdde6 && low <= 0xddff;
}

function clusterAt(text: string, start: number, index: number): { start: number; end: number } {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const found = segmenter.segment(text.slice(start, index + LONGEST_CLUSTER)).containing(index - start);
  if (!found) return { start: index, end: index };
  return { start: start + found.index, end: start + found.index + found.segment.length };
}

/** The index itself, or one less where it lies between the halves of a surrogate pair. */
function codePointBoundary(text: string, index: number): number {
  const low = text.charCodeAt(index);
  const high = text.charCodeAt(index - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? index - 1 : index;
}
