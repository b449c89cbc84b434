import type { Fragment } from './fragments';

/** Fragments on one baseline, superscripts included, from left to right. */
export interface Row {
  fragments: Fragment[];
  baseline: number;
  /** Height of its largest letters. */
  size: number;
}

/** A stretch of a row without a wide gap in it. */
export interface Cell {
  text: string;
  left: number;
  right: number;
}

/** Two pieces share a row when so much of the smaller one's height lies beside the larger one. */
const SHARED_HEIGHT = 0.5;
const ASCENT = 0.8;
/** A gap of so many letter heights is a column's edge, not a space. */
export const COLUMN_GAP = 1.5;
/** A gap of so many letter heights is a space. */
const SPACE_GAP = 0.13;
/** How far a mark may stand from what it belongs to: a bullet from its text, a currency from its number. */
const MARK_GAP = 12;
const LIST_MARK = /^(?:[•‣▪●○◦■□❑➢✓·*–—-]|\(?\d{1,3}[.)]|\(?[a-z]{1,4}[.)])$/i;
const BEFORE_NUMBERS = /^[$€£¥₹(]+$/;
const AFTER_OTHERS = /^[)%]+$/;

/** Puts fragments into rows, the highest first. */
export function rowsOf(fragments: readonly Fragment[]): Row[] {
  const rows: Row[] = [];
  let first = 0;
  for (const fragment of [...fragments].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    // Rows far above can't be met again: fragments come from the top.
    while (first < rows.length && (rows[first] as Row).baseline < fragment.baseline - 4 * fragment.size) first++;
    let best: Row | undefined;
    let most = SHARED_HEIGHT;
    for (let i = first; i < rows.length; i++) {
      const row = rows[i] as Row;
      const share = sharedHeight(row, fragment);
      if (share >= most) [best, most] = [row, share];
    }
    if (!best) {
      rows.push({ fragments: [fragment], baseline: fragment.baseline, size: fragment.size });
      continue;
    }
    best.fragments.push(fragment);
    if (fragment.size > best.size) [best.baseline, best.size] = [fragment.baseline, fragment.size];
  }
  for (const row of rows) row.fragments.sort((a, b) => a.left - b.left);
  return rows.sort((a, b) => a.baseline - b.baseline);
}

function sharedHeight(row: Pick<Row, 'baseline' | 'size'>, fragment: Fragment): number {
  const top = Math.max(row.baseline - row.size * ASCENT, fragment.baseline - fragment.size * ASCENT);
  const bottom = Math.min(row.baseline + row.size * (1 - ASCENT), fragment.baseline + fragment.size * (1 - ASCENT));
  return (bottom - top) / Math.max(0.1, Math.min(row.size, fragment.size));
}

/**
 * The cells of a row: fragments that touch become words, smaller gaps become spaces, gaps of `gap` letter heights divide. List
 * marks, currencies and brackets stay with what they belong to.
 */
export function cellsOf(row: Row, gap = COLUMN_GAP): Cell[] {
  const cells: (Cell & { fragments: Fragment[] })[] = [];
  for (const fragment of row.fragments) {
    const last = cells.at(-1);
    const before = last?.fragments.at(-1);
    const distance = last ? fragment.left - last.right : 0;
    if (last && before && (distance < gap * row.size || belongTogether(cells, fragment, distance, row.size))) {
      last.fragments.push(fragment);
      last.right = Math.max(last.right, fragment.right);
    } else {
      cells.push({ text: '', left: fragment.left, right: fragment.right, fragments: [fragment] });
    }
  }
  return cells.map(({ fragments, left, right }) => ({ left, right, text: textOf(fragments, row.size) }));
}

function belongTogether(
  cells: readonly (Cell & { fragments: Fragment[] })[],
  fragment: Fragment,
  distance: number,
  size: number,
): boolean {
  if (distance > MARK_GAP * size) return false;
  const text = fragment.text.trim();
  const before = cells.at(-1)?.fragments ?? [];
  const only = before.length === 1 ? (before[0]?.text.trim() ?? '') : '';
  if (AFTER_OTHERS.test(text)) return /[\d)]$/.test(before.at(-1)?.text.trim() ?? '');
  if (BEFORE_NUMBERS.test(only)) return /^[\d.,(–—-]/.test(text);
  return cells.length === 1 && LIST_MARK.test(only) && /^["“‘(]?\p{L}/u.test(text);
}

function textOf(fragments: readonly Fragment[], size: number): string {
  let text = '';
  let before: Fragment | undefined;
  for (const fragment of inReadingOrder(fragments)) {
    const next = fragment.text;
    if (before) {
      const distance = Math.max(fragment.left - before.right, before.left - fragment.right);
      // The file's own blanks only count where there is room for one: in some files every word is followed by one.
      const apart = distance > SPACE_GAP * size || (fragment.spaced && distance > -SPACE_GAP * size);
      const closes = /^\)/.test(next) && /\d$/.test(text);
      if (apart && !closes && !/\s$/.test(text) && !/^\s/.test(next)) text += ' ';
    }
    text += next;
    before = fragment;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Right to left where most of it is written so; numbers and Latin words in between keep their own order. */
function inReadingOrder(fragments: readonly Fragment[]): readonly Fragment[] {
  const characters = (rtl: boolean): number =>
    fragments.reduce((sum, fragment) => sum + (fragment.rtl === rtl ? fragment.text.length : 0), 0);
  if (characters(true) <= characters(false)) return fragments;
  const ordered: Fragment[] = [];
  let left: Fragment[] = [];
  for (const fragment of [...fragments].reverse()) {
    if (fragment.rtl) {
      ordered.push(...left, fragment);
      left = [];
    } else {
      left.unshift(fragment);
    }
  }
  return [...ordered, ...left];
}
