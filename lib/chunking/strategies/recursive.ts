import { trimSpan } from '@/lib/text';
import { pack } from '../pack';
import { splitRecursively } from '../split-recursively';
import { splitLines, splitParagraphs, splitSentencesOf } from '../split-spans';
import type { Strategy } from './strategy';

/**
 * Paragraphs are joined for as long as they fit; one that is too long is split into sentences, lines, words, characters.
 * The idea is LangChain's RecursiveCharacterTextSplitter; here sentences come before lines, since PDF and plain text wrap
 * lines in the middle of a sentence.
 */
export const recursive: Strategy = ({ document: { text, language }, settings: { size, overlap }, ruler }) => {
  const whole = trimSpan(text, 0, text.length);
  if (!whole) return [];
  const splitters = [
    (span: typeof whole) => splitParagraphs(text, span),
    (span: typeof whole) => splitSentencesOf(text, span, language),
    (span: typeof whole) => splitLines(text, span),
  ];
  return pack(splitRecursively(whole, splitters, ruler, size), ruler, {
    size,
    overlap,
    repeat: 'words',
  });
};
