/** The attribute that holds where in the text an element's characters begin. */
export const OFFSET_ATTRIBUTE = 'data-text-offset';

/**
 * Which stretch of a text is selected: every element that shows a part of it carries its offset, and holds nothing else.
 * White space at the ends is left out.
 *
 * @returns null where nothing is selected in there
 */
export function selectedSpan(
  frame: Element,
  selection: Selection | null,
): { start: number; end: number; text: string } | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  let start: number | null = null;
  let end: number | null = null;
  let text = '';
  for (const element of frame.querySelectorAll(`[${OFFSET_ATTRIBUTE}]`)) {
    if (!range.intersectsNode(element)) continue;
    const offset = Number(element.getAttribute(OFFSET_ATTRIBUTE));
    const content = element.textContent;
    const from = element.contains(range.startContainer)
      ? offsetWithin(element, range.startContainer, range.startOffset)
      : 0;
    const to = element.contains(range.endContainer)
      ? offsetWithin(element, range.endContainer, range.endOffset)
      : content.length;
    if (to <= from) continue;
    start ??= offset + from;
    end = offset + to;
    text += content.slice(from, to);
  }
  if (start === null || end === null) return null;
  const before = text.length - text.trimStart().length;
  const after = text.length - text.trimEnd().length;
  const trimmed = text.trim();
  return trimmed === '' ? null : { start: start + before, end: end - after, text: trimmed };
}

function offsetWithin(element: Element, container: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(container, offset);
  return range.toString().length;
}
