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
      const { letters, offsets } = (squeezed ??= squeeze(text));
      const places = occurrences(letters, wanted, (at) => ({
        start: offsets[at] ?? 0,
        end: (offsets[at + wanted.length - 1] ?? -1) + 1,
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
  /** For each letter where in the text its character begins; it is one code unit long. */
  offsets: Uint32Array;
}

const IGNORED = /[\s\p{Pd}\p{Pi}\p{Pf}\p{Cf}\u00ad"'`´]/u;
/** In `single`, where 0 stands for a code unit that was not met yet: one that becomes nothing, and one that becomes several. */
const [NOTHING, SEVERAL] = [0xffff, 0xfffe];

/** What each code unit is compared as, where that is one code unit; and for the few others. */
const single = new Uint16Array(0x10000);
const several = new Map<number, string>();

/**
 * Letters, digits and signs in lower case and compatibility form, without what `quoteFinder` looks past. Texts have millions of
 * characters and somebody waits, so that each is looked up in a table and nothing is made of it but two numbers.
 */
function squeeze(text: string): Squeezed {
  let letters = new Uint16Array(text.length + 64);
  let offsets = new Uint32Array(letters.length);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const plain = single[unit]! || learn(unit);
    if (plain === NOTHING) continue;
    if (plain !== SEVERAL) {
      letters[count] = plain;
      offsets[count++] = i;
    } else {
      for (const letter of several.get(unit)!) {
        letters[count] = letter.charCodeAt(0);
        offsets[count++] = i;
      }
    }
    if (count + 64 > letters.length) {
      letters = enlarged(letters, new Uint16Array(letters.length * 2));
      offsets = enlarged(offsets, new Uint32Array(letters.length));
    }
  }
  return { letters: Buffer.from(letters.buffer, 0, count * 2).toString('utf16le'), offsets };
}

function enlarged<Numbers extends Uint16Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** Every result of ligatures and the like is of whole code units; halves of pairs stay as they are. */
function learn(unit: number): number {
  const text = String.fromCharCode(unit);
  const lower = text.isWellFormed() ? text.normalize('NFKC').toLowerCase() : text;
  const letters = IGNORED.test(text) ? '' : [...lower].filter((letter) => !IGNORED.test(letter)).join('');
  if (letters.length > 1) several.set(unit, letters);
  // The marks are no characters; whoever has them in a text quotes them without.
  if (letters === '' || unit >= SEVERAL || unit === 0) return (single[unit] = NOTHING);
  return (single[unit] = letters.length > 1 ? SEVERAL : letters.charCodeAt(0));
}
