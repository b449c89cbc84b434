import { visitSegments } from './visit-segments';

type Visit = (term: string, start: number, end: number) => void;

/** A character with the marks that belong to it, half-width voicing included. */
const CHARACTER = /[\s\S][\p{M}\uFF9E\uFF9F]*/gu;
const HAN = /\p{Script=Han}/u;

/**
 * Overlapping pairs of characters, and each Han character by itself; a run of one character is that character. The usual
 * way to search Chinese, Japanese and Korean without a dictionary: a word is found however a dictionary would split its
 * surroundings, and the result is the same on every machine.
 */
export function ideographicTerms(text: string, start: number, end: number, visit: Visit): void {
  let previous: { term: string; start: number } | null = null;
  let position = start;
  const characters = text.slice(start, end).match(CHARACTER) ?? [];
  for (const character of characters) {
    const term = character.normalize('NFKC').toLowerCase();
    const after = position + character.length;
    if (HAN.test(term) || characters.length === 1) visit(term, position, after);
    if (previous) visit(previous.term + term, previous.start, after);
    previous = { term, start: position };
    position = after;
  }
}

let words: Intl.Segmenter | undefined;

/** Words of a script without spaces by the dictionary of the runtime's ICU (Thai, Lao, Khmer, Burmese). */
export function dictionaryTerms(text: string, start: number, end: number, visit: Visit): void {
  words ??= new Intl.Segmenter('th', { granularity: 'word' });
  visitSegments(words, text, start, end, (wordStart, wordEnd, isWordLike) => {
    if (isWordLike) visit(text.slice(wordStart, wordEnd).normalize('NFKC'), wordStart, wordEnd);
  });
}
