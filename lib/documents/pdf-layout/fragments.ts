/** What is read of one piece of text on a page; pdfjs calls it TextItem. */
export interface PageItem {
  str: string;
  /** [a, b, c, d, x, y] in the page's own coordinates: points, from the lower left corner. */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
  dir?: string;
  fontName?: string;
}

export interface PageContent {
  items: readonly PageItem[];
  /** Maps the page's own coordinates to those of the upright page, whose y grows downwards. */
  viewport: readonly number[];
  width: number;
  height: number;
  /** Names of fonts that are written from top to bottom. */
  verticalFonts?: ReadonlySet<string> | undefined;
}

/** A piece of text in the frame of its own direction: x grows as it is read, y from line to line. In points. */
export interface Fragment {
  text: string;
  left: number;
  right: number;
  baseline: number;
  /** Height of the letters. */
  size: number;
  font: string;
  rtl: boolean;
  /** Whether the file has a blank before it. */
  spaced: boolean;
}

const LIGATURES: Record<string, string> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};
/** Where TeX's old fonts have their ligatures, in files that don't say which letters these are. */
const TEX_LIGATURES: Record<string, string> = { '\v': 'ff', '\f': 'fi', '\r': 'fl', '\u000e': 'ffi', '\u000f': 'ffl' };
/** A row of dots that leads the eye to a page number. */
const LEADERS = /\s*(?:[.…·_]\s?){5,}\s*/g;
/** So many blanks in a row stand for a column's edge. */
const WIDE_BLANK = / {3,}/;

/** Letters that were set as one glyph, as letters again. */
export function mendLigatures(text: string): string {
  return text
    .replace(/[\uFB00-\uFB06]/g, (glyph) => LIGATURES[glyph] ?? glyph)
    .replace(
      /(?<=\p{L})[\v\f\r\u000e\u000f]|[\v\f\r\u000e\u000f](?=\p{L})/gu,
      (glyph) => TEX_LIGATURES[glyph] ?? glyph,
    );
}

/**
 * A page's pieces of text, put into the frame of their direction, one group per direction, the one with the most text first.
 * What is drawn twice in the same place (bold and shadows are made like that) is there once.
 */
export function fragmentsOf(page: PageContent): Fragment[][] {
  const groups = new Map<string, { fragments: Fragment[]; characters: number }>();
  const seen = new Set<string>();
  let spaced = false;
  for (const item of page.items) {
    if (item.str.trim() === '') {
      spaced ||= item.str !== '';
    } else {
      const { direction, ...place } = placeOf(item, page);
      const text = mendLigatures(item.str);
      if (!drawnBefore(seen, direction, text, place)) {
        const group = groups.get(direction) ?? { fragments: [], characters: 0 };
        groups.set(direction, group);
        group.characters += text.length;
        const whole = { ...place, text, font: item.fontName ?? '', rtl: item.dir === 'rtl', spaced };
        group.fragments.push(...divided(whole));
      }
      spaced = false;
    }
  }
  return [...groups.values()].sort((a, b) => b.characters - a.characters).map(({ fragments }) => fragments);
}

type Place = Pick<Fragment, 'left' | 'right' | 'baseline' | 'size'>;

function placeOf(item: PageItem, page: PageContent): Place & { direction: string } {
  const [a, b, c, d, x, y] = multiplied(page.viewport, item.transform);
  if (page.verticalFonts?.has(item.fontName ?? '')) {
    const size = item.width || Math.hypot(a, b);
    return { direction: 'down', left: y, right: y + item.height, baseline: page.width - x, size };
  }
  const angle = quantised(Math.atan2(b, a));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const left = x * cos + y * sin;
  const size = Math.hypot(c, d) || item.height || 10;
  return {
    direction: angle.toFixed(2),
    left,
    right: left + item.width,
    baseline: y * cos - x * sin,
    size,
  };
}

function multiplied(
  outer: readonly number[],
  inner: readonly number[],
): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Text that is a little slanted (a scan's) is read as if it weren't; 15 degrees are a direction of their own. */
function quantised(angle: number): number {
  const step = Math.PI / 12;
  const rounded = Math.round(angle / step) * step;
  return Math.abs(rounded + Math.PI) < 0.01 ? Math.PI : rounded + 0;
}

function drawnBefore(seen: Set<string>, direction: string, text: string, place: Place): boolean {
  const grid = Math.max(1, place.size * 0.15);
  const key = (dx: number, dy: number): string =>
    `${direction}|${Math.round(place.left / grid) + dx}|${Math.round(place.baseline / grid) + dy}|${text}`;
  for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) if (seen.has(key(dx, dy))) return true;
  seen.add(key(0, 0));
  return false;
}

/** Some files set a whole table row as one text with many blanks or dots in it; its parts are where their share of the width is. */
function divided(fragment: Fragment): Fragment[] {
  const text = fragment.text.replace(LEADERS, '   ');
  if (!WIDE_BLANK.test(text.trim())) return text.trim() === '' ? [] : [{ ...fragment, text }];
  const parts: Fragment[] = [];
  const perCharacter = (fragment.right - fragment.left) / fragment.text.length;
  let from = 0;
  for (const part of text.trim().split(WIDE_BLANK)) {
    const at = Math.max(from, fragment.text.indexOf(part, from));
    from = at + part.length;
    const left = fragment.left + at * perCharacter;
    parts.push({ ...fragment, text: part, left, right: left + part.length * perCharacter, spaced: true });
  }
  return parts;
}
