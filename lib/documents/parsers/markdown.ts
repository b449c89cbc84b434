import { decodePieces } from '../decode';
import { linesOf } from './lines';
import type { Parser } from './parser';

const ATX_HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const SETEXT_UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
/** Lines that can't be a paragraph and so are made no heading by an underline. */
const NOT_A_PARAGRAPH = /^ {0,3}(?:>|[-*+] |\d{1,9}[.)] |\||#{1,6} )|^(?: {4}|\t)/;

/** Which lines of a document are headings, line by line. */
export class HeadingFinder {
  #closes: RegExp | null = null;
  #previous: { text: string; start: number } | null = null;
  #first = true;

  /** @returns the heading that this line completes, if it does; `start` is where the heading's own line begins */
  read(line: string, start: number): { level: number; title: string; start: number } | null {
    const before = this.#previous;
    this.#previous = null;
    if (this.#closes) {
      if (this.#closes.test(line)) this.#closes = null;
      return null;
    }
    if (this.#opens(line)) return null;
    const atx = ATX_HEADING.exec(line);
    if (atx?.[1]) return { level: atx[1].length, title: atx[2] ?? '', start };
    const underline = SETEXT_UNDERLINE.exec(line)?.[1];
    if (underline && before && before.text.trim() !== '' && !NOT_A_PARAGRAPH.test(before.text)) {
      return { level: underline.startsWith('=') ? 1 : 2, title: before.text, start: before.start };
    }
    this.#previous = { text: line, start };
    return null;
  }

  /** Fenced code, and the front matter that a document may begin with, have no headings in them. */
  #opens(line: string): boolean {
    const first = this.#first;
    this.#first = false;
    const frontMatter = first && /^---\s*$/.test(line);
    if (frontMatter) this.#closes = /^(?:---|\.\.\.)\s*$/;
    const fence = FENCE.exec(line);
    const mark = fence?.[1];
    if (mark && !(mark.startsWith('`') && fence[2]?.includes('`'))) {
      this.#closes = new RegExp(`^ {0,3}${mark.charAt(0)}{${mark.length},}\\s*$`);
    }
    return this.#closes !== null;
  }
}

/** Markdown, as it is written; its headings (CommonMark's ATX and setext, none inside fences) make the outline. */
export const markdown: Parser = {
  id: 'markdown',
  label: 'Markdown',
  mimeTypes: ['text/markdown', 'text/x-markdown'],
  extensions: ['.md', '.markdown', '.mdx', '.mkd'],
  paged: false,
  encoded: true,
  async parse({ bytes, encoding }, output) {
    const headings = new HeadingFinder();
    for await (const lines of linesOf(decodePieces(bytes, encoding, output))) {
      for (const line of lines) {
        const heading = headings.read(line.replace(/\r?\n$/, ''), output.length);
        if (heading) output.markHeading(heading.level, heading.title, heading.start);
        await output.append(line);
      }
    }
  },
};
