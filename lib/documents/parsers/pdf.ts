import type { getDocumentProxy } from 'unpdf';
import { ParseError } from '../parse-error';
import type { ParsedText } from './parsed-text';
import type { Parser } from './parser';
import { type PageItem, pageText } from './pdf-lines';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Bookmarks = Awaited<ReturnType<Pdf['getOutline']>>;

/** Fonts and images of so many pages are kept before pdfjs is told to forget them. */
const CLEAN_UP_EVERY = 20;
const MOST_BOOKMARKS = 2_000;

/** PDF page by page, so that memory depends on the largest page and not on their number. */
export const pdf: Parser = {
  id: 'pdf',
  label: 'PDF',
  mimeTypes: ['application/pdf'],
  extensions: ['.pdf'],
  paged: true,
  encoded: false,
  async parse({ bytes }, output) {
    const document = await open(bytes);
    try {
      await readPages(document, output);
    } finally {
      await document.loadingTask.destroy();
    }
  },
};

/** @throws ParseError `password_protected` or `corrupt` */
async function open(bytes: Uint8Array): Promise<Pdf> {
  // Loaded only where a PDF is read: other processes know the format without paying for pdfjs.
  const { getDocumentProxy } = await import('unpdf');
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, disableFontFace: true, useSystemFonts: false });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') {
      throw new ParseError(
        'password_protected',
        'The PDF opens with a password only. Save it without one and replace this file.',
      );
    }
    throw new ParseError(
      'corrupt',
      `The PDF can't be opened: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function readPages(document: Pdf, output: ParsedText): Promise<void> {
  const total = document.numPages;
  const withoutText: number[] = [];
  const unreadable: number[] = [];
  const bookmarks = await bookmarksByPage(document);
  const words = new Set<string>();
  output.progress(0, total);
  for (let number = 1; number <= total; number++) {
    const text = await readPage(document, number, words);
    if (text === null) unreadable.push(number);
    else if (text.trim() === '') withoutText.push(number);
    output.beginPage();
    const start = output.length;
    const clean = await output.append(text ?? '');
    markBookmarks(bookmarks.get(number - 1) ?? [], clean, start, output);
    output.endPage();
    if (text && number < total) await output.append('\n\n');
    output.progress(number, total);
    if (number % CLEAN_UP_EVERY === 0) await document.cleanup();
  }
  if (unreadable.length === total) throw new ParseError('corrupt', 'None of the pages of this PDF can be read.');
  warnOfPages(output, 'pages_unreadable', unreadable, total, 'cannot be read');
  if (withoutText.length < total) warnOfPages(output, 'pages_without_text', withoutText, total, 'without text');
}

/** @returns null when the page is damaged */
async function readPage(document: Pdf, number: number, words: Set<string>): Promise<string | null> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = pageText(
      items.filter((item): item is typeof item & PageItem => 'str' in item),
      words,
    );
    page.cleanup();
    return text;
  } catch {
    return null;
  }
}

function warnOfPages(output: ParsedText, code: string, pages: number[], total: number, what: string): void {
  if (pages.length === 0) return;
  output.warn({ code, detail: `${pages.length} of ${total} pages ${what}: ${ranges(pages)}.`, pages });
}

/** 1, 2, 3, 7 → "1–3, 7" */
function ranges(numbers: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

interface Bookmark {
  level: number;
  title: string;
}

/** The PDF's own table of contents, by page counted from 0. A broken one costs the outline and nothing else. */
async function bookmarksByPage(document: Pdf): Promise<Map<number, Bookmark[]>> {
  const found = new Map<number, Bookmark[]>();
  let left = MOST_BOOKMARKS;
  const collect = async (items: NonNullable<Bookmarks>, level: number): Promise<void> => {
    for (const item of items) {
      if (left-- <= 0) return;
      const page = await pageOf(document, item.dest);
      if (page !== null) found.set(page, [...(found.get(page) ?? []), { level, title: item.title }]);
      if (level < 10) await collect(item.items as NonNullable<Bookmarks>, level + 1);
    }
  };
  try {
    await collect((await document.getOutline()) ?? [], 1);
  } catch {
    return new Map();
  }
  return found;
}

async function pageOf(document: Pdf, destination: string | unknown[] | null): Promise<number | null> {
  try {
    const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination;
    const target: unknown = explicit?.[0];
    if (typeof target === 'number') return target;
    return target === undefined || target === null
      ? null
      : await document.getPageIndex(target as Parameters<Pdf['getPageIndex']>[0]);
  } catch {
    return null;
  }
}

/** A bookmark points at a page; its section begins where its title stands there, else at the page's beginning. */
function markBookmarks(bookmarks: readonly Bookmark[], text: string, start: number, output: ParsedText): void {
  const folded = text.toLowerCase();
  let from = 0;
  for (const { level, title } of bookmarks) {
    const at = folded.indexOf(title.trim().toLowerCase(), from);
    if (at !== -1) from = at;
    output.markHeading(level, title, start + from);
  }
}
