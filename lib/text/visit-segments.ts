/** Characters segmented at once. */
const WINDOW = 1024;

/**
 * Segments a stretch of a text in linear time. V8 spends time in proportion to the whole input on every segment, so that
 * a long text takes quadratic time; therefore the text goes in by windows. The last segment of a window is read again
 * from the next one, because what follows can lengthen it, and a segment that fills its window gets one twice as large.
 */
export function visitSegments(
  segmenter: Intl.Segmenter,
  text: string,
  start: number,
  end: number,
  visit: (start: number, end: number, isWordLike: boolean) => void,
): void {
  let position = start;
  let size = WINDOW;
  while (position < end) {
    const until = Math.min(end, position + size);
    const segments = [...segmenter.segment(text.slice(position, until))];
    const complete = until === end ? segments.length : segments.length - 1;
    for (const { index, segment, isWordLike } of segments.slice(0, complete)) {
      visit(position + index, position + index + segment.length, isWordLike === true);
    }
    if (until === end) return;
    position += segments[complete]?.index ?? 0;
    size = complete === 0 ? size * 2 : WINDOW;
  }
}
