import { type Line, median } from './columns';
import type { GuessedHeading } from './headings';
import type { KnownWords } from './known-words';

export interface PageText {
  text: string;
  /** Where headings begin in `text`, in UTF-16 code units. */
  headings: (GuessedHeading & { start: number })[];
}

/** So much more than the usual distance between two lines begins a paragraph. */
const PARAGRAPH_GAP = 1.3;
/** Rows of one table may stand further apart, in letter heights. */
const TABLE_GAP = 3;
const LIST_MARK = /^(?:[•‣▪●○◦■□❑➢✓·*]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\([ivx]{1,4}\))\s/i;
/** Marks of a list too, but also in the middle of a sentence. */
const DASH = /^[–—-]\s/;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}。、，！？：；」』）]$/u;

/**
 * The text of a page from its lines: lines that were broken to fit are joined again, words that were divided too; a larger
 * distance becomes an empty line; the cells of a row are divided by tabs.
 */
export function pageText(
  lines: readonly Line[],
  headings: ReadonlyMap<number, GuessedHeading & { lines: number }>,
  words: KnownWords,
): PageText {
  const page = { usual: usualDistance(lines), reach: reachOf(lines), words };
  const result: PageText = { text: '', headings: [] };
  let headingEnds = -1;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const heading = headings.get(i);
    if (before) {
      const apart = heading !== undefined || i === headingEnds;
      result.text = apart ? withBreak(result.text, before, line, page) : joined(result.text, before, line, i, page);
    }
    if (heading) {
      headingEnds = i + heading.lines;
      result.headings.push({ title: heading.title, size: heading.size, start: result.text.length });
    }
    result.text += line.cells.join('\t');
  }
  return result;
}

interface Measures {
  /** The usual distance between lines, in letter heights. */
  usual: number;
  /** How far to the right each line could have gone. */
  reach: readonly number[];
  words: KnownWords;
}

const distance = (above: Line, below: Line): number => (below.baseline - above.baseline) / Math.max(above.size, 1);

/** The median distance between lines that follow each other, in letter heights; 1.2 where there are too few to tell. */
function usualDistance(lines: readonly Line[]): number {
  const distances = lines
    .slice(1)
    .filter((line, i) => line.column === lines[i]?.column)
    .map((line, i) => distance(lines[i] ?? line, line))
    .filter((value) => value > 0.8 && value < 3);
  return distances.length < 3 ? 1.2 : median(distances);
}

/** Lines that follow each other in one size, none of them a table's row, were broken at the same edge: that of the longest. */
function reachOf(lines: readonly Line[]): number[] {
  const reach: number[] = [];
  for (let from = 0; from < lines.length;) {
    const first = lines[from] as Line;
    let end = from + 1;
    while (end < lines.length && sameRun(first, lines[end] as Line)) end++;
    const right = Math.max(...lines.slice(from, end).map((line) => line.right));
    for (; from < end; from++) reach.push(right);
  }
  return reach;
}

function sameRun(a: Line, b: Line): boolean {
  return (
    a.column === b.column && a.cells.length === 1 && b.cells.length === 1 && Math.abs(a.size - b.size) < 0.15 * a.size
  );
}

function withBreak(text: string, before: Line, line: Line, { usual }: Measures): string {
  const near = before.column === line.column && distance(before, line) <= usual * PARAGRAPH_GAP;
  return `${text}${near && before.cells.length + line.cells.length > 2 ? '\n' : '\n\n'}`;
}

function joined(text: string, before: Line, line: Line, i: number, page: Measures): string {
  const next = line.cells[0] ?? '';
  if (before.column !== line.column) return goesOn(text, next) ? continued(text, next, page.words) : `${text}\n\n`;
  const gap = distance(before, line);
  const table = before.cells.length > 1 || line.cells.length > 1;
  const rows = before.cells.length > 1 && line.cells.length > 1;
  if (gap < -0.5 || gap > (rows ? Math.max(TABLE_GAP, page.usual) : page.usual) * PARAGRAPH_GAP) return `${text}\n\n`;
  if (table || LIST_MARK.test(next)) return `${text}\n`;
  if (Math.abs(before.size - line.size) > 0.15 * line.size) return `${text}\n`;
  const ended =
    endedEarly(before, line, page.reach[i - 1] ?? before.right) || (DASH.test(next) && /[.:;!?]$/.test(text));
  return ended ? `${text}\n` : continued(text, next, page.words);
}

/** A sentence that a column's end interrupts goes on in the next one. */
function goesOn(text: string, next: string): boolean {
  return /[\p{Ll},\u00AD-]$/u.test(text) && /^\p{Ll}/u.test(next) && text.length > 60;
}

/** The next line's first word would have fitted on this one: its end was meant. */
function endedEarly(before: Line, line: Line, reach: number): boolean {
  const text = line.cells[0] ?? '';
  const first = /^\S+/.exec(text)?.[0] ?? '';
  const width = ((line.right - line.left) * first.length) / Math.max(1, text.length);
  const words = /\s/.test(text) ? width : Math.min(width, before.size);
  return reach - before.right > words * 1.15 + before.size * 0.6;
}

function continued(text: string, next: string, words: KnownWords): string {
  if (text.endsWith('\u00AD')) return text.slice(0, -1);
  const broken = /(\p{L}+)[-\u2010]$/u.exec(text)?.[1];
  if (broken) {
    const rest = /^\p{Ll}+/u.exec(next)?.[0];
    return rest && words.areOneWord(broken, rest) ? text.slice(0, -1) : text;
  }
  if (/[\p{L}\p{N}][-/\u2010\u2013\u2014]$/u.test(text)) return text;
  return WITHOUT_SPACES.test(text) && !/^[\p{Script=Latin}\p{N}]/u.test(next) ? text : `${text} `;
}
