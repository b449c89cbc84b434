import { splitSentences, trimSpan, type Span } from '@/lib/text';

const BLANK_LINES = /\n[ \t\r]*\n\s*/g;
const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/g;

/** The paragraphs in a span: what blank lines separate. */
export function splitParagraphs(text: string, span: Span): Span[] {
  return splitAt(text, span, BLANK_LINES);
}

/** The lines in a span, without empty ones. */
export function splitLines(text: string, span: Span): Span[] {
  return splitAt(text, span, LINE_BREAK);
}

/** The sentences in a span. */
export function splitSentencesOf(text: string, span: Span, language: string | null): Span[] {
  return splitSentences(text.slice(span.start, span.end), language).map(({ start, end }) => ({
    start: span.start + start,
    end: span.start + end,
  }));
}

function splitAt(text: string, span: Span, separator: RegExp): Span[] {
  const spans: Span[] = [];
  let start = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(separator)) {
    add(start, span.start + match.index);
    start = span.start + match.index + match[0].length;
  }
  add(start, span.end);
  return spans;

  function add(from: number, to: number): void {
    const trimmed = trimSpan(text, from, to);
    if (trimmed) spans.push(trimmed);
  }
}
