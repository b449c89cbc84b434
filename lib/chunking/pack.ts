import type { Span } from '@/lib/text';
import type { Ruler } from './ruler';

/**
 * Spans that may be joined with each other, and the titles of the section that they lie in, where the strategy knows. The
 * groups of one section carry the same array.
 */
export interface Group {
  spans: readonly Span[];
  headingPath?: readonly string[];
}

/** A chunk before its text, tokens, headings and page are looked up. */
export interface PackedSpan extends Span {
  headingPath?: readonly string[];
  /** What goes to the model instead, where the strategy says so; holds the span. */
  parent?: Span;
}

export interface PackSettings {
  /** Longest chunk, in the ruler's unit. */
  size: number;
  /** Most that is repeated of the chunk before. */
  overlap: number;
  /** What is repeated: `words` of the chunk before in the same section, or `spans` of the same group as a whole. */
  repeat: 'words' | 'spans';
}

/**
 * Joins neighbouring spans of a group for as long as they fit into `size`, and begins each chunk, as far as it fits, with
 * up to `overlap` of what stood before. What is new in a chunk comes first: overlap is given up before a span is cut. No
 * span may be longer than `size`.
 */
export function pack(groups: Iterable<Group>, ruler: Ruler, { size, overlap, repeat }: PackSettings): PackedSpan[] {
  const packed: PackedSpan[] = [];
  for (const { spans, headingPath } of groups) {
    const last = packed.at(-1);
    let previous = repeat === 'words' && last?.headingPath === headingPath ? last : undefined;
    let index = 0;
    while (index < spans.length) {
      const first = spans[index]!;
      let start = first.start;
      if (previous && repeat === 'spans') start = repeatedSpans(ruler, previous, spans, index, size, overlap);
      else if (previous) start = overlapStart(ruler, previous, first, size, overlap);
      let end = first.end;
      index += 1;
      while (index < spans.length && ruler.measure(start, spans[index]!.end) <= size) {
        end = spans[index]!.end;
        index += 1;
      }
      previous = { start, end, ...(headingPath && { headingPath }) };
      packed.push(previous);
    }
  }
  return packed;
}

/** Where a chunk begins that repeats as many whole spans of the one before as fit. */
function repeatedSpans(
  ruler: Ruler,
  previous: Span,
  spans: readonly Span[],
  index: number,
  size: number,
  overlap: number,
): number {
  let start = spans[index]!.start;
  for (let earlier = index - 1; earlier >= 0; earlier -= 1) {
    const candidate = spans[earlier]!.start;
    const fits =
      candidate > previous.start &&
      ruler.measure(candidate, previous.end) <= overlap &&
      ruler.measure(candidate, spans[index]!.end) <= size;
    if (!fits) break;
    start = candidate;
  }
  return start;
}

/** Where a chunk begins that repeats the end of the one before and then has room for its first span. */
export function overlapStart(ruler: Ruler, previous: Span, first: Span, size: number, overlap: number): number {
  let allowed = Math.min(overlap, size - ruler.measure(first.start, first.end));
  while (allowed > 0) {
    const start = ruler.startBefore(previous.end, allowed, previous.start);
    if (start >= previous.end) return first.start;
    const excess = ruler.measure(start, first.end) - size;
    if (excess <= 0) return start;
    allowed -= excess;
  }
  return first.start;
}
