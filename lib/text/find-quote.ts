import type { Span } from './spans';

/** Where a quote stands, and whether letter for letter. */
export interface FoundQuote extends Span {
  how: 'exact' | 'tolerant';
}

/** Where the words are to be preferred, if they stand at several places. */
interface Preference {
  /** The place nearest to this offset. */
  near?: number | undefined;
  /** Only places that begin within this span. */
  within?: Span | undefined;
}

/** Finds quotes in one text; what a tolerant search needs of the text is made once. */
export interface QuoteFinder {
  /** Offsets in UTF-16 code units, or null where the text does not have the words. */
  find(quote: string, preference?: Preference): FoundQuote | null;
}

/**
 * Looks for quotes letter for letter, else whatever white space, hyphenation, letter case, quotation marks, ligatures and
 * compatibility forms lie between (a quote is often copied from a page that breaks its lines elsewhere). A place where whole
 * words match goes before one inside of words; among those the first, unless another is asked for.
 */
export function quoteFinder(text: string): QuoteFinder {
  let squeezed: Squeezed | undefined;
  return {
    find(quote, preference = {}) {
      const exact = best(
        text,
        occurrences(text, quote, (at) => ({ start: at, end: at + quote.length })),
        preference,
      );
      if (exact) return { ...exact, how: 'exact' };
      const wanted = squeeze(quote).letters;
      if (wanted === '') return null;
      const { letters, offsets, ends } = (squeezed ??= squeeze(text));
      const places = occurrences(letters, wanted, (at) => ({
        start: offsets[at] ?? 0,
        end: ends[at + wanted.length - 1] ?? 0,
      }));
      const tolerant = best(text, places, preference);
      return tolerant && { ...tolerant, how: 'tolerant' };
    },
  };
}

/** The first or best place of a quote in a text; see `quoteFinder`. */
export function findQuote(text: string, quote: string): Span | null {
  const found = quoteFinder(text).find(quote);
  return found && { start: found.start, end: found.end };
}

/** More places of the same words are not told apart. */
const MOST_OCCURRENCES = 1_000;

function* occurrences(text: string, words: string, toSpan: (at: number) => Span): Generator<Span> {
  if (words === '') return;
  let count = 0;
  for (let at = text.indexOf(words); at !== -1 && count < MOST_OCCURRENCES; at = text.indexOf(words, at + 1)) {
    count++;
    yield toSpan(at);
  }
}

function best(text: string, places: Iterable<Span>, { near, within }: Preference): Span | null {
  let chosen: { span: Span; cost: number } | null = null;
  for (const span of places) {
    if (within && (span.start < within.start || span.start >= within.end)) continue;
    const words = isWholeWords(text, span);
    // A place of whole words always goes before one inside of words.
    const cost = (near === undefined ? 0 : Math.abs(span.start - near)) + (words ? 0 : Number.MAX_SAFE_INTEGER / 2);
    if (!chosen || cost < chosen.cost) chosen = { span, cost };
    if (near === undefined && words) break;
  }
  return chosen?.span ?? null;
}

const WORD = /[\p{L}\p{N}]/u;

function isWholeWords(text: string, { start, end }: Span): boolean {
  const splits = (at: number) => WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '');
  return !splits(start) && !splits(end);
}

interface Squeezed {
  letters: string;
  /** For each letter where in the text its character begins and ends. */
  offsets: Uint32Array;
  ends: Uint32Array;
}

const IGNORED = /[\s\p{Pd}\p{Pi}\p{Pf}\p{Cf}\u00ad"'`´]/u;

/** Letters, digits and signs in lower case and compatibility form, without what `quoteFinder` looks past. */
function squeeze(text: string): Squeezed {
  const letters: string[] = [];
  const offsets: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] ?? '';
    for (const letter of plain(unit)) {
      letters.push(letter);
      offsets.push(i);
      ends.push(i + 1);
    }
  }
  return { letters: letters.join(''), offsets: Uint32Array.from(offsets), ends: Uint32Array.from(ends) };
}

const known = new Map<string, string>();

/** What one code unit is compared as; every result of ligatures and the like is of whole code units. */
function plain(unit: string): string {
  let result = known.get(unit);
  if (result === undefined) {
    const lower = unit.isWellFormed() ? unit.normalize('NFKC').toLowerCase() : unit;
    result = IGNORED.test(unit) ? '' : [...lower].filter((letter) => !IGNORED.test(letter)).join('');
    known.set(unit, result);
  }
  return result;
}
