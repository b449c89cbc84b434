import { trimSpan } from '@/lib/text';
import { definitionSpans, looksLikeCode } from '../code-definitions';
import { pack } from '../pack';
import { splitRecursively, type Splitter } from '../split-recursively';
import { splitLines, splitParagraphs, wholeRowsAndSentences } from '../split-spans';
import type { Strategy } from './strategy';

/**
 * Paragraphs are joined for as long as they fit; one that is too long is split into sentences, lines, words, characters.
 * The idea is LangChain's RecursiveCharacterTextSplitter; here sentences come before lines, since PDF and plain text wrap
 * lines in the middle of a sentence.
 */
export const recursive: Strategy = ({ document: { text, language }, settings: { size, overlap }, ruler }) => {
  const whole = trimSpan(text, 0, text.length);
  if (!whole) return [];
  return pack(splitRecursively(whole, naturalSplitters(text, language), ruler, size), ruler, {
    size,
    overlap,
    repeat: 'words',
  });
};

/** How a text falls apart by itself, the coarsest way first: code by its definitions and lines, prose by its sentences. */
export function naturalSplitters(text: string, language: string | null): Splitter[] {
  if (looksLikeCode(text)) {
    return [
      (span) => definitionSpans(text, span),
      // A class that is too long, before its methods.
      (span) => definitionSpans(text, span),
      (span) => splitParagraphs(text, span),
      (span) => splitLines(text, span),
    ];
  }
  return [
    (span) => splitParagraphs(text, span),
    (span) => wholeRowsAndSentences(text, span, language),
    (span) => splitLines(text, span),
  ];
}
