/** A stretch of a text: `start` is its first UTF-16 code unit, `end` the one after its last. */
export interface Span {
  start: number;
  end: number;
}

const SPACE = /\s/;

/** The span without the white space at its ends; `null` where nothing else is in it. */
export function trimSpan(text: string, start: number, end: number): Span | null {
  let first = start;
  while (first < end && isSpace(text, first)) first += 1;
  if (first >= end) return null;
  let last = end;
  while (isSpace(text, last - 1)) last -= 1;
  return { start: first, end: last };
}

/** Whether the character at an index is white space as `\s` has it. */
export function isSpace(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return SPACE.test(text[index] ?? '');
}
