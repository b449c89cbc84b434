import type { getDocumentProxy } from 'unpdf';
import { ParseError } from '../parse-error';
import { type GuessedHeading, layOut, levelsOf, type PageContent, type PageItem } from '../pdf-layout';
import type { ParsedText } from './parsed-text';
import type { Parser } from './parser';
import { characterMaps } from './pdf-character-maps';
import { ranges, RemovedHeads } from './pdf-removed-heads';

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
    return await getDocumentProxy(bytes, {
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      ...characterMaps(),
    });
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

interface ReadPage {
  number: number;
  content: PageContent | null;
}

async function readPages(document: Pdf, output: ParsedText): Promise<void> {
  const total = document.numPages;
  const withoutText: number[] = [];
  const unreadable: number[] = [];
  const bookmarks = await bookmarksByPage(document);
  const guessed: (GuessedHeading & { at: number })[] = [];
  const marked: PlacedBookmark[] = [];
  const removed = new RemovedHeads();
  output.progress(0, total);
  for await (const { page, text, headings, removed: heads } of layOut(pagesOf(document))) {
    if (page.content === null) unreadable.push(page.number);
    else if (text === '') withoutText.push(page.number);
    removed.add(page.number, heads);
    output.beginPage();
    const start = output.length;
    let clean = '';
    let from = 0;
    for (const heading of headings) {
      clean += await output.append(text.slice(from, heading.start));
      guessed.push({ ...heading, at: output.length });
      from = heading.start;
    }
    clean += await output.append(text.slice(from));
    marked.push(...placeBookmarks(bookmarks.get(page.number - 1) ?? [], clean, start));
    output.endPage();
    if (text !== '' && page.number < total) await output.append('\n\n');
    output.progress(page.number, total);
  }
  if (unreadable.length === total) throw new ParseError('corrupt', 'None of the pages of this PDF can be read.');
  markHeadings(marked, guessed, output);
  warnOfPages(output, 'pages_unreadable', unreadable, total, 'cannot be read');
  if (withoutText.length < total) warnOfPages(output, 'pages_without_text', withoutText, total, 'without text');
  const warning = removed.warning();
  if (warning) output.warn(warning);
}

async function* pagesOf(document: Pdf): AsyncGenerator<ReadPage> {
  for (let number = 1; number <= document.numPages; number++) {
    yield { number, content: await readPage(document, number) };
    if (number % CLEAN_UP_EVERY === 0) await document.cleanup();
  }
}

/** @returns null when the page is damaged */
async function readPage(document: Pdf, number: number): Promise<PageContent | null> {
  try {
    const page = await document.getPage(number);
    const { items, styles } = await page.getTextContent();
    const { transform, width, height } = page.getViewport({ scale: 1 });
    page.cleanup();
    return {
      items: items.filter((item): item is typeof item & PageItem => 'str' in item),
      viewport: transform,
      width,
      height,
      verticalFonts: new Set(Object.keys(styles).filter((name) => styles[name]?.vertical)),
    };
  } catch {
    return null;
  }
}

function warnOfPages(output: ParsedText, code: string, pages: number[], total: number, what: string): void {
  if (pages.length === 0) return;
  output.warn({ code, detail: `${pages.length} of ${total} pages ${what}: ${ranges(pages)}.`, pages });
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

interface PlacedBookmark extends Bookmark {
  at: number;
  /** Whether its title stands on its page. */
  found: boolean;
}

/** A bookmark points at a page; its section begins where its title stands there, else at the page's beginning. */
function placeBookmarks(bookmarks: readonly Bookmark[], text: string, start: number): PlacedBookmark[] {
  const folded = text.toLowerCase();
  let from = 0;
  return bookmarks.map(({ level, title }) => {
    const at = folded.indexOf(title.trim().toLowerCase(), from);
    if (at !== -1) from = at;
    return { level, title, at: start + from, found: at !== -1 };
  });
}

/** What the file itself says of its sections is better than any guess, unless most of it isn't what stands on the pages. */
function markHeadings(
  bookmarks: readonly PlacedBookmark[],
  guessed: readonly (GuessedHeading & { at: number })[],
  output: ParsedText,
): void {
  const believed = bookmarks.filter(({ found }) => found).length >= bookmarks.length / 2;
  if (bookmarks.length > 0 && (believed || guessed.length === 0)) {
    for (const { level, title, at } of bookmarks) output.markHeading(level, title, at);
    return;
  }
  const levelOf = levelsOf(guessed);
  for (const heading of guessed) output.markHeading(levelOf(heading), heading.title, heading.at);
}
