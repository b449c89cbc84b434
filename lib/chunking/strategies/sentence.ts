import { pack } from '../pack';
import { cutSpan } from '../ruler';
import { wholeRowsAndSentences } from '../split-spans';
import type { Strategy } from './strategy';

/**
 * As many whole sentences as fit, and as overlap as many whole sentences of the chunk before as fit. A sentence that is
 * longer than a chunk is cut between words.
 */
export const sentence: Strategy = ({ document: { text, language }, settings: { size, overlap }, ruler }) => {
  const spans = wholeRowsAndSentences(text, { start: 0, end: text.length }, language).flatMap((span) =>
    ruler.measure(span.start, span.end) <= size ? [span] : cutSpan(ruler, span, size),
  );
  return pack([{ spans }], ruler, { size, overlap, repeat: 'spans' });
};
