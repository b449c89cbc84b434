import type { Section } from './document';

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const ATX = /^ {0,3}(#{1,6})(?=[ 	]|$)/;
const CLOSING_HASHES = /(?:^|[ 	])#+$/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;
/** What can't be the text of an underlined heading: nothing, or the beginning of another block. */
const NO_PARAGRAPH = /^(?:\s*$| {4}|\t| {0,3}(?:#{1,6}(?:\s|$)|>|[-*+][ \t]|\d{1,9}[.)][ \t]|\||[-*_=]{3,}\s*$))/;
const FRONT_MATTER = /^---[ \t]*\r?\n(?=[\w-]+[ \t]*:)[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/;

interface Line {
  start: number;
  text: string;
}

/**
 * The sections of a Markdown text (CommonMark's headings with `#` and underlined ones, not those in code fences or front
 * matter), in order, each up to the next heading of the same or a higher level.
 */
export function markdownHeadings(text: string): Section[] {
  const headings: Section[] = [];
  let fence: string | null = null;
  let previous: Line | null = null;
  for (const line of linesFrom(text, frontMatterEnd(text))) {
    fence = nextFence(fence, line.text);
    if (fence !== null) {
      previous = null;
      continue;
    }
    const heading = headingAt(line, previous);
    if (heading) headings.push({ ...heading, end: text.length });
    previous = heading ? null : line;
  }
  return closed(headings);
}

/** Where the text begins after the front matter. */
export function frontMatterEnd(text: string): number {
  return FRONT_MATTER.exec(text)?.[0].length ?? 0;
}

/** The marker of the code fence that is open after a line; a closing line itself still counts as inside. */
export function nextFence(open: string | null, line: string): string | null {
  if (open?.endsWith('closed')) return nextFence(null, line);
  const match = FENCE.exec(line);
  if (!match) return open;
  const [, marker = '', rest = ''] = match;
  if (open === null) return marker.startsWith('`') && rest.includes('`') ? null : marker;
  return marker.startsWith(open) && rest.trim() === '' ? `${open} closed` : open;
}

/** The lines of a text from an offset on, without their line breaks. */
export function* linesFrom(text: string, from: number, to = text.length): Generator<Line> {
  let start = from;
  while (start < to) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak === -1 || lineBreak > to ? to : lineBreak;
    yield { start, text: text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end) };
    start = end + 1;
  }
}

function headingAt(line: Line, previous: Line | null): Omit<Section, 'end'> | null {
  const atx = ATX.exec(line.text);
  if (atx) {
    const title = line.text.slice(atx[0].length).trim().replace(CLOSING_HASHES, '').trim();
    return { level: atx[1]!.length, title, start: line.start };
  }
  const setext = SETEXT.exec(line.text);
  if (!setext || !previous || NO_PARAGRAPH.test(previous.text)) return null;
  return { level: setext[1]!.startsWith('=') ? 1 : 2, title: previous.text.trim(), start: previous.start };
}

/** Lets every section end where the next one of its level or a higher one begins. */
function closed(headings: Section[]): Section[] {
  const open: Section[] = [];
  for (const heading of headings) {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop()!.end = heading.start;
    open.push(heading);
  }
  return headings;
}
