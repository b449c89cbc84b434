/** What is read of one piece of text on a page; pdfjs calls it TextItem. */
export interface PageItem {
  str: string;
  /** [a, b, c, d, x, y]; x and y in points from the lower left corner. */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
  dir?: string;
}

interface Line {
  text: string;
  left: number;
  right: number;
  y: number;
  /** Height of the letters, in points. */
  size: number;
  /** Whether wide gaps divide it, as in a table. */
  columns: boolean;
}

/** A gap of so many letter heights is a column's edge, not a space. */
const COLUMN_GAP = 1.5;
/** A line whose end is within this share of the text's right edge was broken to fit, not ended. */
const FULL = 0.88;
/** So much more than the usual distance between two lines begins a paragraph. */
const PARAGRAPH_GAP = 1.3;
const LIST_MARK = /^(?:[•‣▪●○◦–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/i;

/**
 * The text of a page from its pieces, in the order of the file: pieces that touch become words, gaps become spaces (a wide one
 * a tab), lines that were broken to fit are joined again, and a larger distance becomes an empty line.
 *
 * @param words the words seen in the document so far, which decide whether a hyphen at a line's end belongs to its word;
 *   this page's words are added
 */
export function pageText(items: readonly PageItem[], words: Set<string>): string {
  const lines = linesOf(items);
  for (const line of lines) for (const word of line.text.matchAll(/[\p{L}-]{4,}/gu)) words.add(word[0].toLowerCase());
  const usual = usualDistance(lines);
  const right = Math.max(0, ...lines.map((line) => line.right));
  const left = Math.min(right, ...lines.map((line) => line.left));
  let text = '';
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before) text = join(text, before, line, { usual, reach: left + (right - left) * FULL, words });
    text += line.text;
  }
  return text.replace(/[ \t]+$/gm, '');
}

function linesOf(items: readonly PageItem[]): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null as Line | null;
  let gap = false;
  for (const item of items) {
    const [, , , , x = 0, y = 0] = item.transform;
    const size: number = item.height || Math.abs(item.transform[3] ?? 0) || line?.size || 10;
    if (item.str.trim() === '') {
      gap ||= item.str !== '';
    } else {
      if (!line) line = { text: '', left: x, right: x, y, size, columns: false };
      const distance = x - line.right;
      if (line.text !== '') {
        const wide = item.dir !== 'rtl' && distance > COLUMN_GAP * size;
        line.columns ||= wide;
        if (wide) line.text = `${line.text.trimEnd()}\t`;
        else if (gap && !/\s$/.test(line.text) && !/^\s/.test(item.str)) line.text += ' ';
      }
      line.text += item.str;
      line.left = Math.min(line.left, x);
      line.right = Math.max(line.right, x + item.width);
      line.size = Math.max(line.size, size);
      gap = false;
    }
    if (item.hasEOL) {
      if (line) lines.push(line);
      line = null;
      gap = false;
    }
  }
  if (line) lines.push(line);
  return lines.map((each) => ({ ...each, text: each.text.trim() }));
}

/** The median distance between lines that follow each other, in letter heights; 1.2 where there are too few to tell. */
function usualDistance(lines: readonly Line[]): number {
  const distances = lines
    .slice(1)
    .map((line, i) => distance(lines[i] ?? line, line))
    .filter((value) => value > 0.8 && value < 3)
    .sort((a, b) => a - b);
  return distances.length < 3 ? 1.2 : (distances[Math.floor(distances.length / 2)] ?? 1.2);
}

const distance = (above: Line, below: Line): number => (above.y - below.y) / Math.max(above.size, 1);

function join(
  text: string,
  before: Line,
  line: Line,
  page: { usual: number; reach: number; words: ReadonlySet<string> },
): string {
  const gap = distance(before, line);
  // A step upwards begins another column or box; a large one down, a paragraph.
  if (gap < -0.5 || gap > page.usual * PARAGRAPH_GAP) return `${text}\n\n`;
  const otherSize = Math.abs(before.size - line.size) > 0.15 * line.size;
  const ended = before.right < page.reach && !/[-\u00AD]$/.test(before.text);
  if (before.columns || line.columns || otherSize || ended || LIST_MARK.test(line.text)) return `${text}\n`;
  if (text.endsWith('\u00AD')) return text.slice(0, -1);
  const broken = /(\p{L}+)-$/u.exec(text)?.[1];
  const rest = /^\p{Ll}+/u.exec(line.text)?.[0];
  if (broken && rest) {
    const joined = (broken + rest).toLowerCase();
    return page.words.has(joined) && !page.words.has(`${broken}-${rest}`.toLowerCase()) ? text.slice(0, -1) : text;
  }
  // Scripts without spaces between words need none at a line's end either.
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}。、，！？]$/u.test(text)
    ? text
    : `${text} `;
}
