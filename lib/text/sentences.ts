import { abbreviationsFor, ordinalsWithStop } from './abbreviations';
import type { Span } from './spans';
import { trimSpan } from './spans';
import { primaryLanguage } from './stems';
import { visitSegments } from './visit-segments';

/** A single line break after a long line and before a word: the text was wrapped, the sentence goes on. */
const WRAPPED = /(?<=[^\n]{40})\r?\n(?=[ \t]*(?!\d{1,3}[.)]\s)[\p{L}\p{N}("'“‘«„])/gu;
const LAST_WORD = /([\p{L}\p{N}.]+)\.["'”’)\]]*$/u;
const INITIAL = /^(?:\p{L}\.)*\p{Lu}$/u;
const HARD_BREAK = /[\n\r\u2028\u2029]/;
const NUMBER = /^\d{1,3}$/;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The sentences of a text in order: spans without the white space around them, which together hold everything else.
 * Boundaries are those of UAX 29, without the false ones after abbreviations, initials, list numbers and (where the
 * language writes them so) ordinals, and without those at line breaks inside a wrapped paragraph. Scripts without
 * sentence marks, such as Thai, end sentences at line breaks only. Linear in the length of the text.
 */
export function splitSentences(text: string, language: string | null): Span[] {
  const code = primaryLanguage(language);
  // The same length, so that the offsets stay.
  const unwrapped = text.replace(WRAPPED, (lineBreak) => ' '.repeat(lineBreak.length));
  const sentences: Span[] = [];
  let open: number | null = null;
  visitSegments(segmenterFor(code), unwrapped, 0, text.length, (segmentStart, end) => {
    const start = open ?? segmentStart;
    open = continues(unwrapped, start, end, code) ? start : null;
    const span = open === null ? trimSpan(text, start, end) : null;
    if (span) sentences.push(span);
  });
  return sentences;
}

/** Whether what seems to be the end of a sentence is only an abbreviation's full stop. */
function continues(text: string, start: number, end: number, language: string): boolean {
  if (end >= text.length || HARD_BREAK.test(text[end - 1]!)) return false;
  const tail = text.slice(Math.max(start, end - 40), end).trimEnd();
  const word = LAST_WORD.exec(tail)?.[1];
  if (word === undefined) return false;
  if (NUMBER.test(word)) {
    const standsAlone = tail.length === word.length + 1 && end - start <= 40;
    return standsAlone || (word.length <= 2 && ordinalsWithStop.has(language));
  }
  return INITIAL.test(word) || abbreviationsFor(language).has(word.toLowerCase());
}

/** Greek has a question mark of its own; no other language changes the rules. */
function segmenterFor(language: string): Intl.Segmenter {
  const locale = language === 'el' ? 'el' : 'en';
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(locale, segmenter);
  return segmenter;
}
