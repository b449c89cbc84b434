import { createTextCleaner } from '../clean-text';
import { ParseError } from '../parse-error';
import type { OutlineEntry, PageSpan, Warning } from '../schema';

export interface ParsedTextEvents {
  /** A piece of the final text; all of them in order are the text. */
  onText(piece: string): void | Promise<void>;
  /** Pages (or, where there are none, bytes) read so far. */
  onProgress(done: number, total: number): void;
}

export interface ParsedTextSummary {
  characters: number;
  pages: PageSpan[];
  outline: OutlineEntry[];
  warnings: Warning[];
  encoding: string | null;
}

const FLUSH_AT = 256 * 1024;
/** A heading beyond these is kept in the text and left out of the outline, so that no file fills the memory with headings. */
const MOST_HEADINGS = 20_000;
const LONGEST_TITLE = 300;

/**
 * What a parser writes to. It cleans, counts offsets in UTF-16 code units of the cleaned text, and hands the text on in
 * pieces, so that neither a parser nor the process that reads its output has to hold more than a piece.
 */
export class ParsedText {
  encoding: string | null = null;
  #cleaner = createTextCleaner();
  #buffer = '';
  #length = 0;
  #visible = false;
  #pages: PageSpan[] = [];
  #pageStart: number | null = null;
  #headings: { level: number; title: string; start: number }[] = [];
  #warnings: Warning[] = [];
  #events: ParsedTextEvents;

  constructor(events: ParsedTextEvents) {
    this.#events = events;
  }

  /** Length of the text so far, in UTF-16 code units. */
  get length(): number {
    return this.#length;
  }

  /**
   * Adds text and hands full pieces on. Await it: the reader may be slower than the parser.
   *
   * @returns what was added, without the characters that had to be removed
   */
  async append(raw: string): Promise<string> {
    const clean = this.#cleaner.push(raw);
    this.#add(clean);
    if (this.#buffer.length >= FLUSH_AT) await this.#flush();
    return clean;
  }

  /** Adds a whole heading as a line of its own, and remembers it for the outline. */
  async appendHeading(level: number, title: string, prefix = ''): Promise<void> {
    this.#settle();
    this.markHeading(level, title, this.#length);
    await this.append(`${prefix}${title}\n`);
  }

  /** Remembers a heading that stands (or will stand) in the text at `start`. */
  markHeading(level: number, title: string, start: number): void {
    const cleaner = createTextCleaner();
    const clean = (cleaner.push(title) + cleaner.finish()).replace(/\s+/g, ' ').trim();
    if (clean === '' || this.#headings.length >= MOST_HEADINGS) return;
    this.#headings.push({ level, title: clean.slice(0, LONGEST_TITLE).toWellFormed(), start });
  }

  beginPage(): void {
    this.#settle();
    this.#pageStart = this.#length;
  }

  endPage(): void {
    this.#settle();
    this.#pages.push({ number: this.#pages.length + 1, start: this.#pageStart ?? this.#length, end: this.#length });
    this.#pageStart = null;
  }

  warn(warning: Warning): void {
    this.#warnings.push(warning);
  }

  progress(done: number, total: number): void {
    this.#events.onProgress(done, total);
  }

  /**
   * Hands on what is left and sums up.
   *
   * @throws ParseError `no_text` when nothing but white space was written: such a document is never "ready"
   */
  async finish(): Promise<ParsedTextSummary> {
    this.#settle();
    await this.#flush();
    if (!this.#visible) throw new ParseError('no_text', this.#withoutText());
    if (this.#pages.length === 0) this.#pages.push({ number: 1, start: 0, end: this.#length });
    return {
      characters: this.#length,
      pages: this.#pages,
      outline: this.#outline(),
      warnings: [...this.#warnings, ...this.#removals()],
      encoding: this.encoding,
    };
  }

  #add(clean: string): void {
    if (!this.#visible && clean.trim() !== '') this.#visible = true;
    this.#buffer += clean;
    this.#length += clean.length;
  }

  /** Offsets are taken between whole pieces only, so nothing may be held back when one is. */
  #settle(): void {
    this.#add(this.#cleaner.finish());
  }

  async #flush(): Promise<void> {
    const piece = this.#buffer;
    this.#buffer = '';
    if (piece !== '') await this.#events.onText(piece);
  }

  #withoutText(): string {
    const pages = this.#pages.length;
    return pages === 0
      ? 'There is no text in this file.'
      : `0 of ${pages} ${pages === 1 ? 'page has' : 'pages have'} text. Is it a scan? Its text has to be recognised (OCR) first.`;
  }

  /** A section reaches from its heading to the next one of the same or a higher level. */
  #outline(): OutlineEntry[] {
    const headings = [...this.#headings].sort((a, b) => a.start - b.start);
    const outline = headings.map((heading) => ({ ...heading, end: this.#length }));
    const open: OutlineEntry[] = [];
    for (const entry of outline) {
      for (let last = open.at(-1); last && last.level >= entry.level; last = open.at(-1)) {
        last.end = entry.start;
        open.pop();
      }
      open.push(entry);
    }
    return outline;
  }

  #removals(): Warning[] {
    const { nul, loneSurrogates, control } = this.#cleaner.removed;
    const total = nul + loneSurrogates + control;
    if (total === 0) return [];
    const kinds = [
      [nul, 'NUL'],
      [loneSurrogates, 'lone surrogate'],
      [control, 'control'],
    ] as const;
    const named = kinds.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${kind}`);
    return [
      {
        code: 'characters_removed',
        detail: `${total === 1 ? '1 character was' : `${total} characters were`} removed: ${named.join(', ')}.`,
        count: total,
        nul,
        loneSurrogates,
        control,
      },
    ];
  }
}
