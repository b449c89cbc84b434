import type { Fragment } from './fragments';
import { type Cell, cellsOf, type Row, rowsOf } from './rows';

/** One line of a page in the order of reading. */
export interface Line {
  /** More than one: a row of a table, or what stands beside each other. */
  cells: string[];
  left: number;
  right: number;
  baseline: number;
  size: number;
  /** The font of most of its letters, and whether all of it is in that one. */
  font: string;
  oneFont: boolean;
  /** Counts the columns of the page: lines of one number stand under each other. */
  column: number;
}

interface Strip {
  left: number;
  right: number;
}

/** The least distance between two columns, in letter heights; a space between words of justified text is smaller mostly. */
const GUTTER = 0.9;
const DEEPEST = 5;
/** What a column of prose has: so many lines, so full, of so many letters. */
const LEAST_LINES = 4;
const LEAST_FILL = 0.55;
const LEAST_LETTERS = 12;
/** The share of a band's text that columns of prose must hold, for the band to be read column by column. */
const PROSE_SHARE = 0.75;

/** Lines of a page in the order in which a person reads them: column by column where there are columns of prose, row by row elsewhere. */
export function linesOf(fragments: readonly Fragment[]): Line[] {
  const count = { columns: 0 };
  return region(fragments, count, 0);
}

function region(fragments: readonly Fragment[], count: { columns: number }, depth: number): Line[] {
  const rows = rowsOf(fragments);
  const column = count.columns;
  const lines: Line[] = [];
  for (const band of bandsOf(rows)) {
    const strips = depth < DEEPEST && band.strips.length > 1 ? columnsOf(band) : [];
    if (strips.length === 0) {
      for (const row of band.rows) lines.push(lineOf(row, column));
      continue;
    }
    for (const strip of isRightToLeft(fragments) ? strips.toReversed() : strips) {
      count.columns++;
      const inside = band.rows.flatMap((row) => row.fragments.filter(({ left }) => isIn(left, strip)));
      lines.push(...region(inside, count, depth + 1));
    }
    count.columns++;
  }
  return lines;
}

const isIn = (x: number, { left, right }: Strip): boolean => x >= left - 0.5 && x <= right + 0.5;

function isRightToLeft(fragments: readonly Fragment[]): boolean {
  return fragments.filter(({ rtl }) => rtl).length > fragments.length / 2;
}

interface Band {
  rows: Row[];
  /** What the rows cover together, from left to right, with gutters in between that none of them crosses. */
  strips: Strip[];
}

/** Rows under each other as long as they leave the same gutters free. */
function bandsOf(rows: readonly Row[]): Band[] {
  const bands: Band[] = [];
  let band: Band | undefined;
  for (const row of rows) {
    const own = cellsOf(row, GUTTER).map(({ left, right }) => ({ left, right }));
    const together = band ? union([...band.strips, ...own], GUTTER * row.size) : [];
    // A row that closes a gutter ends the band; so does one with gutters after rows that had none.
    const ends = band && (together.length < band.strips.length || (together.length === 1 && own.length > 1));
    if (!band || ends) {
      band = { rows: [row], strips: own };
      bands.push(band);
    } else {
      band.rows.push(row);
      band.strips = together;
    }
  }
  return bands;
}

function union(strips: readonly Strip[], gutter: number): Strip[] {
  const result: Strip[] = [];
  for (const strip of [...strips].sort((a, b) => a.left - b.left)) {
    const last = result.at(-1);
    if (last && strip.left - last.right < gutter) last.right = Math.max(last.right, strip.right);
    else result.push({ ...strip });
  }
  return result;
}

/** @returns the band's columns when it is prose side by side; none when it is a table, or has no columns */
function columnsOf({ rows, strips }: Band): Strip[] {
  const columns = strips.map((strip) => ({ strip, ...textIn(rows, strip) }));
  const prose = columns.filter(isProse);
  const letters = (some: typeof columns): number => some.reduce((sum, column) => sum + column.letters, 0);
  if (prose.length < 2 || letters(prose) < PROSE_SHARE * letters(columns)) return [];
  return shareTheirGaps(prose.map(({ lines }) => lines)) ? [] : strips;
}

interface ColumnText {
  lines: { row: Row; cells: Cell[]; width: number; letters: number; words: number }[];
  letters: number;
}

function textIn(rows: readonly Row[], strip: Strip): ColumnText {
  const lines = [];
  for (const row of rows) {
    const fragments = row.fragments.filter(({ left }) => isIn(left, strip));
    if (fragments.length === 0) continue;
    const cells = cellsOf({ ...row, fragments }, GUTTER);
    const text = cells.map((cell) => cell.text).join(' ');
    const width = (cells.at(-1)?.right ?? 0) - (cells[0]?.left ?? 0);
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    lines.push({ row, cells, width, letters, words: text.split(' ').length });
  }
  return { lines, letters: lines.reduce((sum, line) => sum + line.letters, 0) };
}

function isProse({ lines, strip }: ColumnText & { strip: Strip }): boolean {
  if (lines.length < LEAST_LINES) return false;
  const fill = median(lines.map(({ width }) => width)) / Math.max(1, strip.right - strip.left);
  return fill >= LEAST_FILL && median(lines.map(({ letters }) => letters)) >= LEAST_LETTERS;
}

/** Rows of a table with long cells are set apart all across; paragraphs of two columns end where they like. */
function shareTheirGaps(columns: readonly ColumnText['lines'][]): boolean {
  const gaps = columns.map((lines) => {
    const steps = lines.slice(1).map((line, i) => line.row.baseline - (lines[i]?.row.baseline ?? 0));
    const usual = median(steps);
    return new Set(lines.slice(1).flatMap((line, i) => ((steps[i] ?? 0) > usual * 1.25 ? [line.row] : [])));
  });
  const all = new Set(gaps.flatMap((set) => [...set]));
  const shared = [...all].filter((row) => gaps.every((set) => set.has(row)));
  return shared.length >= 2 && shared.length >= all.size * 0.6;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function lineOf(row: Row, column: number): Line {
  const cells = cellsOf(row);
  const perFont = new Map<string, number>();
  for (const { font, text } of row.fragments) perFont.set(font, (perFont.get(font) ?? 0) + text.length);
  const font = [...perFont].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  return {
    cells: cells.map(({ text }) => text),
    left: cells[0]?.left ?? 0,
    right: cells.at(-1)?.right ?? 0,
    baseline: row.baseline,
    size: row.size,
    font,
    oneFont: perFont.size === 1,
    column,
  };
}
