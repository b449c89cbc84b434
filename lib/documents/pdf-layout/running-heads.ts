import { cellsOf, type Row } from './rows';

/** What is compared of a row at the upper or lower edge of a page. */
interface EdgeRow {
  row: Row;
  text: string;
  /** The text without its numbers, which differ from page to page. */
  pattern: string;
  numbers: number[];
  /** From the page's top, as a share of its height. */
  height: number;
  cells: number;
}

export interface PageEdges {
  /** From the outside inwards. */
  top: EdgeRow[];
  bottom: EdgeRow[];
}

/** So many rows at either edge are looked at. */
const ROWS = 3;
/** A running head lies in this outer share of the page. */
const ZONE = 0.14;
/** So near to each other on two pages, as a share of the height. */
const SAME_HEIGHT = 0.012;
/** How many pages before and after are compared. */
export const NEIGHBOURS = 6;
/** On how many of them a text without a counting number must stand too; with one, or for a bare page number, fewer will do. */
const LEAST_SAME = 3;
const LEAST_COUNTING = 2;
/** Page numbers that follow the text, wherever it ends, and so stand at no fixed height, must count on so many pages. */
const LEAST_FLOATING = 3;
/** A row of so many cells that stays the same is a table's head, repeated where the table goes on. */
const TABLE_HEAD_CELLS = 3;
const PAGE_NUMBER = /^(?:page |p\. ?|seite |page: )?[-–—([ ]*#[-–—)\] ]*(?:(?:of|\/|von|de|sur) #)?$/;
const ROMAN_PATTERN = 'roman #';
const ROMAN = /^[ivxlc]{1,7}$/;

/** The rows of a page that a running head or a page number can be. */
export function edgesOf(rows: readonly Row[], pageHeight: number): PageEdges {
  const edge = (some: readonly Row[], inZone: (height: number) => boolean): EdgeRow[] =>
    some
      .map((row) => edgeRow(row, pageHeight))
      .filter((each, i) => inZone(each.height) || (i === 0 && isPageNumber(each.pattern)));
  return {
    top: edge(rows.slice(0, ROWS), (height) => height < ZONE),
    bottom: edge(rows.slice(-ROWS).reverse(), (height) => height > 1 - ZONE),
  };
}

function edgeRow(row: Row, pageHeight: number): EdgeRow {
  const cells = cellsOf(row);
  const text = cells.map((cell) => cell.text).join(' ');
  const folded = text.toLowerCase().replace(/\s+/g, ' ').trim();
  const height = row.baseline / Math.max(1, pageHeight);
  if (ROMAN.test(folded)) return { row, text, pattern: ROMAN_PATTERN, numbers: [romanValue(folded)], height, cells: 1 };
  const numbers = (folded.match(/\d{1,9}/g) ?? []).map(Number);
  return { row, text, pattern: folded.replace(/\d{1,9}/g, '#'), numbers, height, cells: cells.length };
}

/**
 * Which rows of a page are running heads or page numbers: they stand at its edge, and at the same height on pages around it with
 * the same words, where numbers stay the same or count the pages. From the edge inwards, up to the first row that is none.
 *
 * @param around the edges of the pages before and after (up to `NEIGHBOURS` each way), by their distance
 */
export function runningHeads(page: PageEdges, around: ReadonlyMap<number, PageEdges>): { row: Row; text: string }[] {
  const found: { row: Row; text: string }[] = [];
  for (const side of ['top', 'bottom'] as const) {
    for (const edge of page[side]) {
      if (!isRunningHead(edge, side, around)) break;
      found.push(edge);
    }
  }
  return found;
}

function isRunningHead(edge: EdgeRow, side: keyof PageEdges, around: ReadonlyMap<number, PageEdges>): boolean {
  if (edge.pattern === '') return false;
  let same = 0;
  let counting = 0;
  let floating = 0;
  for (const [distance, other] of around) {
    const twins = other[side].filter((twin) => twin.pattern === edge.pattern);
    const level = twins.filter((twin) => Math.abs(twin.height - edge.height) < SAME_HEIGHT);
    const kinds = level.map((twin) => kindOf(edge.numbers, twin.numbers, distance));
    if (kinds.includes('counting')) counting++;
    else if (kinds.includes('same')) same++;
    if (twins.some((twin) => kindOf(edge.numbers, twin.numbers, distance) === 'counting')) floating++;
  }
  if (isPageNumber(edge.pattern)) return counting >= 1 || floating >= LEAST_FLOATING;
  if (counting >= LEAST_COUNTING) return true;
  return same >= Math.min(LEAST_SAME, Math.max(2, around.size)) && edge.cells < TABLE_HEAD_CELLS;
}

const isPageNumber = (pattern: string): boolean => PAGE_NUMBER.test(pattern) || pattern === ROMAN_PATTERN;

/** Numbers that all stay the same, or of which one grows by a page at each page. */
function kindOf(mine: readonly number[], theirs: readonly number[], distance: number): 'same' | 'counting' | null {
  let counts = false;
  for (const [i, number] of mine.entries()) {
    const difference = (theirs[i] ?? Number.NaN) - number;
    if (difference === distance) counts = true;
    else if (difference !== 0) return null;
  }
  return counts ? 'counting' : 'same';
}

function romanValue(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const digits = [...text].map((letter) => values[letter] ?? 0);
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}
