import { trimSpan, type Span } from '@/lib/text';
import { linesFrom, nextFence } from './markdown-headings';

const TABLE_ROW = /^\s*\|/;

/** A block of Markdown: code and tables go by lines when they are too long, prose by sentences. */
export interface Block extends Span {
  kind: 'code' | 'table' | 'prose';
}

/** The blocks in a span of Markdown: paragraphs and lists between blank lines, fenced code and tables as a whole. */
export function markdownBlocks(text: string, span: Span): Block[] {
  const blocks: Block[] = [];
  let fence: string | null = null;
  let kind: Block['kind'] | null = null;
  let start = span.start;
  const close = (end: number) => {
    const trimmed = kind === null ? null : trimSpan(text, start, end);
    if (trimmed && kind) blocks.push({ ...trimmed, kind });
    start = end;
  };
  for (const line of linesFrom(text, span.start, span.end)) {
    fence = nextFence(fence, line.text);
    const next = kindOf(line.text, fence !== null);
    if (next !== kind) {
      close(line.start);
      kind = next;
    }
  }
  close(span.end);
  return blocks;
}

/** A blank line belongs to no block, but in code. */
function kindOf(line: string, fenced: boolean): Block['kind'] | null {
  if (fenced) return 'code';
  if (line.trim() === '') return null;
  return TABLE_ROW.test(line) ? 'table' : 'prose';
}
