import type { Line } from './columns';

/** A heading as it is guessed; its level is known only when all of them are. */
export interface GuessedHeading {
  title: string;
  /** Rounded to half a point; 0 for one that only its font tells from the text. */
  size: number;
}

const LARGER = 1.12;
const LONGEST = 160;
const MOST_LINES = 3;
const MOST_LEVELS = 5;
/** Titles that may end with a full stop. */
const NUMBERED = /^(?:(?:item|part|note|section|article|chapter|appendix|exhibit|§)\b|[\dIVX]+(?:\.\d+)*[.)]\s)/i;

/** How much text a document has in which type size, as far as it has been read. */
export class TypeSizes {
  readonly #letters = new Map<number, number>();

  add(lines: readonly Line[]): void {
    for (const line of lines) count(this.#letters, rounded(line.size), lettersOf(line));
  }

  /** The size of most of the text. */
  get usual(): number {
    return mostFrequent(this.#letters) ?? 10;
  }
}

interface Type {
  size: number;
  font: string;
}

const rounded = (size: number): number => Math.round(size * 2) / 2;

const lettersOf = (line: Line): number => line.cells.reduce((sum, cell) => sum + cell.length, 0);

function count<Key>(counts: Map<Key, number>, key: Key, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

function mostFrequent<Key>(counts: ReadonlyMap<Key, number>): Key | undefined {
  let best: Key | undefined;
  for (const [key, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = key;
  return best;
}

/**
 * Which lines begin a heading, by their number in `lines`: short lines in larger type than the text's; or in the text's size but
 * wholly in another font (bold, mostly), on their own between other lines. Rows of tables are none.
 */
export function guessHeadings(
  lines: readonly Line[],
  usualSize: number,
): Map<number, GuessedHeading & { lines: number }> {
  // Fonts have no lasting names, so the usual one is asked of the page.
  const fonts = new Map<string, number>();
  for (const line of lines) count(fonts, line.font, lettersOf(line));
  const type = { size: usualSize, font: mostFrequent(fonts) ?? '' };
  const found = new Map<number, GuessedHeading & { lines: number }>();
  for (let i = 0; i < lines.length; i++) {
    const kind = kindOf(lines, i, type);
    if (kind === null) continue;
    let end = i + 1;
    while (
      end < lines.length &&
      continues(lines[end - 1] as Line, lines[end] as Line) &&
      kindOf(lines, end, type) === kind
    )
      end++;
    const title = lines
      .slice(i, end)
      .map((line) => line.cells.join(' '))
      .join(' ');
    const last = lines[end - 1] as Line;
    const below = lines[end];
    // Text that goes on below in the same type is text.
    const runsOn = below !== undefined && continues(last, below);
    const sentence = /[.;]$/.test(title) && !NUMBERED.test(title);
    if (!runsOn && !sentence && end - i <= MOST_LINES && title.length <= LONGEST && /\p{L}{2}/u.test(title)) {
      found.set(i, { title, size: kind, lines: end - i });
    }
    i = end - 1;
  }
  return found;
}

function kindOf(lines: readonly Line[], i: number, type: Type): number | null {
  const line = lines[i];
  if (!line || line.cells.length > 1) return null;
  const text = line.cells[0] ?? '';
  if (text.length > LONGEST || !/^[\p{Lu}\p{N}\p{Lo}“"(]/u.test(text) || /[,;:]$/.test(text)) return null;
  if (line.size >= type.size * LARGER) return rounded(line.size);
  return standsOut(lines, i, type) ? 0 : null;
}

/** In a font of its own, apart from what is above it, and followed by text in the usual one. */
function standsOut(lines: readonly Line[], i: number, type: Type): boolean {
  const line = lines[i] as Line;
  const [above, below] = [lines[i - 1], lines[i + 1]];
  const text = line.cells[0] ?? '';
  if (!line.oneFont || line.font === type.font || line.size < type.size * 0.95 || text.length > 120) return false;
  if (!below || below.cells.length > 1 || below.column !== line.column || below.font !== type.font) return false;
  const step = below.baseline - line.baseline;
  return (
    !above || above.column !== line.column || line.baseline - above.baseline > 1.25 * Math.min(step, 1.6 * line.size)
  );
}

function continues(above: Line, below: Line): boolean {
  return (
    above.column === below.column &&
    rounded(above.size) === rounded(below.size) &&
    above.font === below.font &&
    below.baseline - above.baseline < 1.7 * above.size
  );
}

/** Ranks the sizes that headings have: the largest is level 1. Those that only a font tells apart come last. */
export function levelsOf(headings: readonly GuessedHeading[]): (heading: GuessedHeading) => number {
  const sizes = [...new Set(headings.map(({ size }) => size))].filter((size) => size > 0).sort((a, b) => b - a);
  return ({ size }) => Math.min(MOST_LEVELS, size > 0 ? sizes.indexOf(size) + 1 : sizes.length + 1);
}
