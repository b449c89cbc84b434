import type { Span } from '@/lib/text';
import { overlapStart, type PackedSpan } from '../pack';
import { cutSpan } from '../ruler';
import { wholeRowsAndSentences } from '../split-spans';
import type { StrategyOf } from './strategy';

/**
 * Each sentence is searched by itself, and goes to the model with `windowSentences` on either side. A sentence that is longer
 * than the size is cut between words, and its pieces, which overlap, share the window.
 */
export const sentenceWindow: StrategyOf<'sentence-window'> = ({ document: { text, language }, settings, ruler }) => {
  const { size, overlap, windowSentences } = settings;
  const sentences = wholeRowsAndSentences(text, { start: 0, end: text.length }, language);
  return sentences.flatMap((sentence, index) => {
    const first = sentences[Math.max(0, index - windowSentences)]!;
    const last = sentences[Math.min(sentences.length - 1, index + windowSentences)]!;
    const parent = { start: first.start, end: last.end };
    return pieces(sentence).map((piece): PackedSpan => ({ ...piece, parent }));
  });

  function pieces(sentence: Span): Span[] {
    if (ruler.measure(sentence.start, sentence.end) <= size) return [sentence];
    const spans: Span[] = [];
    for (const piece of cutSpan(ruler, sentence, size - overlap)) {
      const previous = spans.at(-1);
      const start = previous ? overlapStart(ruler, previous, piece, size, overlap) : piece.start;
      spans.push({ start, end: piece.end });
    }
    return spans;
  }
};
