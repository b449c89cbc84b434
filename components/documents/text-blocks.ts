import type { PageSpan } from '@/lib/documents/schema';

/** A piece of a text that is drawn at once. Blocks follow each other without gap: together they are the text. */
export interface TextBlock {
  start: number;
  end: number;
  /** The pages that begin right before this block, empty ones included. */
  pages: readonly PageSpan[];
}

/** Enough lines for a screenful, few enough to be drawn in no time. UTF-16 code units. */
const BLOCK = 1_500;
const LONGEST = 4_000;

/**
 * Divides a text at its line ends into blocks of about 1,500 characters, none of which crosses the beginning of a page. Lines
 * without end are cut after 4,000 characters, never inside a surrogate pair.
 */
export function textBlocks(text: string, pages: readonly PageSpan[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  const starts = pages.length > 0 ? pages : [{ number: 1, start: 0, end: text.length }];
  let waiting: PageSpan[] = [];
  for (const [i, page] of starts.entries()) {
    waiting.push(page);
    const from = i === 0 ? 0 : page.start;
    const to = starts[i + 1]?.start ?? text.length;
    for (let start = from; start < to;) {
      const end = blockEnd(text, start, to);
      blocks.push({ start, end, pages: waiting });
      waiting = [];
      start = end;
    }
  }
  if (waiting.length > 0) blocks.push({ start: text.length, end: text.length, pages: waiting });
  return blocks;
}

function blockEnd(text: string, start: number, limit: number): number {
  if (limit - start <= BLOCK) return limit;
  const line = text.indexOf('\n', start + BLOCK);
  if (line !== -1 && line < Math.min(limit, start + LONGEST)) return line + 1;
  if (limit - start <= LONGEST) return limit;
  const earlier = text.lastIndexOf('\n', start + BLOCK);
  if (earlier > start) return earlier + 1;
  const space = text.lastIndexOf(' ', start + LONGEST);
  const end = space > start + BLOCK ? space + 1 : start + LONGEST;
  return isLowSurrogate(text, end) ? end - 1 : end;
}

const isLowSurrogate = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at));

/** The block that holds an offset: its index, by bisection. */
export function blockAt(blocks: readonly TextBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((blocks[middle]?.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export interface Mark {
  start: number;
  end: number;
  tone: 'passage' | 'found' | 'current';
}

export interface Stretch {
  text: string;
  tone: Mark['tone'] | null;
}

/** A block's text cut where marks begin and end; where two overlap, the later one in the list shows. */
export function stretches(text: string, block: TextBlock, marks: readonly Mark[]): Stretch[] {
  const inside = marks.filter((mark) => mark.start < block.end && mark.end > block.start);
  const edges = new Set([block.start, block.end]);
  for (const mark of inside) {
    edges.add(Math.max(block.start, mark.start));
    edges.add(Math.min(block.end, mark.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, i) => {
    const to = sorted[i + 1] ?? block.end;
    const tone = inside.findLast((mark) => mark.start <= from && mark.end >= to)?.tone ?? null;
    return { text: text.slice(from, to), tone };
  });
}
