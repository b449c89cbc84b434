import { splitSentences, trimSpan, type Span } from '@/lib/text';
import { linesFrom } from './markdown-headings';

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

/** A row of a table as text: bars between its cells, or tabs. */
const TABLE_ROW = /^[ \t]*\||[^\s|][ \t]+\|[ \t]+[^\s|]|\S\t+\S/u;

/** The sentences in a span, and the rows of its tables, which are never divided where a sentence seems to end in a cell. */
export function wholeRowsAndSentences(text: string, span: Span, language: string | null): Span[] {
  const slice = text.slice(span.start, span.end);
  if (!slice.includes('|') && !slice.includes('\t')) return splitSentencesOf(text, span, language);
  const spans: Span[] = [];
  let prose = span.start;
  const flush = (until: number) => {
    if (until > prose) spans.push(...splitSentencesOf(text, { start: prose, end: until }, language));
  };
  for (const line of linesFrom(text, span.start, span.end)) {
    if (!TABLE_ROW.test(line.text)) continue;
    flush(line.start);
    const row = trimSpan(text, line.start, line.start + line.text.length);
    if (row) spans.push(row);
    prose = line.start + line.text.length;
  }
  flush(span.end);
  return spans;
}

/** The sentences in a span. */
function splitSentencesOf(text: string, span: Span, language: string | null): Span[] {
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
