import type { ZipFile } from '../zip-file';

/** How a spreadsheet's numbers are meant; the number alone doesn't tell a date from a price. */
export type CellFormat = 'date' | 'date-time' | 'time' | 'percent' | 'number';

/** The formats that every spreadsheet has by number (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Record<number, CellFormat> = {
  9: 'percent',
  10: 'percent',
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date-time',
  45: 'time',
  46: 'time',
  47: 'time',
};
const LARGEST_DAY = 2_958_466;

/** The format of each cell style, by its number. */
export async function cellFormats(zip: ZipFile, path: string): Promise<CellFormat[]> {
  const styles = await zip.tree(path);
  const own = new Map<number, CellFormat>();
  for (const format of styles?.all('numFmt') ?? [])
    own.set(Number(format.attributes.get('numFmtId')), formatOfCode(format.attributes.get('formatCode') ?? ''));
  return (styles?.all('cellXfs')[0]?.elements ?? []).map((style) => {
    const id = Number(style.attributes.get('numFmtId') ?? 0);
    return own.get(id) ?? BUILT_IN[id] ?? 'number';
  });
}

/** What a format's code says, without its texts and colours: letters of dates and times, or a percent sign. */
export function formatOfCode(code: string): CellFormat {
  const bare = code.replace(/"[^"]*"|\\.|_.|\[(?![hms]+\])[^\]]*\]/gi, '').toLowerCase();
  if (bare.includes('%')) return 'percent';
  const days = /[yd]/.test(bare);
  const hours = /[hs]/.test(bare);
  if (days && hours) return 'date-time';
  if (days || (/m/.test(bare) && !hours)) return 'date';
  return hours ? 'time' : 'number';
}

/**
 * A number as a person reads it: dates in ISO 8601, percents with their sign, no more than the 15 digits that a spreadsheet has.
 *
 * @param since1904 whether days are counted from 1904 (old Macs) and not from 1900
 */
export function formatted(value: string, format: CellFormat, since1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  const plain = (some: number): string => String(Number(some.toPrecision(15)));
  if (format === 'number') return plain(number);
  if (format === 'percent') return `${plain(number * 100)}%`;
  if (number < 0 || number > LARGEST_DAY) return plain(number);
  // Days before March 1900 are one off, since the format believes in a 29 February of that year.
  const days = since1904 ? number + 1_462 : number < 60 ? number + 1 : number;
  const iso = new Date(Math.round((days - 25_569) * 86_400) * 1_000).toISOString();
  if (format === 'date') return iso.slice(0, 10);
  if (format === 'time') return clock(number);
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** Hours may go beyond a day: time that has passed is written so. */
function clock(days: number): string {
  const seconds = Math.round(days * 86_400);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
