import { ParseError } from '../../parse-error';
import type { ParsedText } from '../parsed-text';
import { cellText, rowLine } from '../table-rows';
import { decodeBytes, encodingOfCharset, encodingOfCodePage } from './code-pages';
import type { RtfToken } from './tokens';

/** What is no text: tables of the file itself, pictures, heads and feet of pages, instructions of fields. */
const SKIPPED = new Set(
  'colortbl info pict object header headerl headerr headerf footer footerl footerr footerf fldinst datastore themedata colorschememapping latentstyles listtable listoverridetable rsidtbl generator xmlnstbl mmathPr nonshppict filetbl revtbl annotation atnid atnauthor'.split(
    ' ',
  ),
);
const CHARACTERS: Record<string, string> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: '\u2003',
  enspace: '\u2002',
};
const SYMBOLS: Record<string, string> = { '~': '\u00A0', _: '-', '\\': '\\', '{': '{', '}': '}', '\n': '\n' };
const DEEPEST = 1_000;
const DEFAULT_ENCODING = 'windows-1252';

interface Group {
  /** What its text is: the document's, the name of a style, nothing that is kept. */
  kind: 'text' | 'fonts' | 'styles' | 'skipped';
  encoding: string;
  /** Characters after a Unicode one that say the same for old readers. */
  fallback: number;
}

/** Puts RTF tokens together to paragraphs, headings and rows. */
export class RtfReader {
  #output: ParsedText;
  #group: Group = { kind: 'text', encoding: DEFAULT_ENCODING, fallback: 1 };
  #outer: Group[] = [];
  #bytes: number[] = [];
  #toSkip = 0;
  /** The word before was `\*`: what follows may be left out by who doesn't know it. */
  #optional = false;
  #font: number | null = null;
  #encodings = new Map<number, string>();
  #style: { number: number; name: string; level: number | null } = { number: 0, name: '', level: null };
  #levels = new Map<number, number>();
  #text = '';
  #level: number | null = null;
  #cells: string[] = [];
  #inTable = false;

  constructor(output: ParsedText) {
    this.#output = output;
  }

  async read(token: RtfToken): Promise<void> {
    if (token.type === 'byte') return this.#byte(token.byte);
    this.#flushBytes();
    if (token.type === 'open') return this.#open();
    if (token.type === 'close') return this.#close();
    if (token.type === 'text') return this.#add(token.text);
    if (token.type === 'symbol') return this.#symbol(token.symbol);
    const optional = this.#optional;
    this.#optional = false;
    if (this.#group.kind === 'skipped') return;
    await this.#control(token.word, token.value, optional);
  }

  async finish(): Promise<void> {
    this.#flushBytes();
    await this.#endRow();
    await this.#endParagraph();
  }

  #open(): void {
    if (this.#outer.length >= DEEPEST)
      throw new ParseError('too_complex', `The RTF is nested more than ${DEEPEST} groups deep.`);
    this.#outer.push(this.#group);
    this.#group = { ...this.#group };
    this.#optional = false;
  }

  #close(): void {
    if (this.#group.kind === 'styles') this.#endStyle();
    this.#group = this.#outer.pop() ?? this.#group;
    this.#toSkip = 0;
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip--;
    else if (this.#group.kind !== 'skipped') this.#bytes.push(byte);
  }

  /** Bytes of a character may come one by one; together they mean something in the encoding of their font. */
  #flushBytes(): void {
    if (this.#bytes.length === 0) return;
    const text = decodeBytes(this.#bytes, this.#group.encoding);
    this.#bytes = [];
    this.#write(text);
  }

  #add(text: string): void {
    const skipped = Math.min(this.#toSkip, text.length);
    this.#toSkip -= skipped;
    this.#write(text.slice(skipped));
  }

  #write(text: string): void {
    if (this.#group.kind === 'text') this.#text += text;
    else if (this.#group.kind === 'styles') this.#style.name += text;
  }

  #symbol(symbol: string): void {
    if (symbol === '*') this.#optional = true;
    else this.#add(SYMBOLS[symbol] ?? '');
  }

  async #control(word: string, value: number | undefined, optional: boolean): Promise<void> {
    if (word === 'fonttbl') this.#group.kind = 'fonts';
    else if (word === 'stylesheet') this.#group.kind = 'styles';
    else if (SKIPPED.has(word) || (optional && word !== 'shppict')) this.#group.kind = 'skipped';
    else if (word === 'ansicpg') this.#group.encoding = encodingOfCodePage(value ?? 1_252) ?? DEFAULT_ENCODING;
    else if (word === 'uc') this.#group.fallback = Math.max(0, Math.min(100, value ?? 1));
    else if (word === 'u') this.#unicode(value ?? 0);
    else if (word === 'f') this.#useFont(value ?? 0);
    else if (word === 'fcharset') this.#nameEncoding(value ?? 0);
    else if (this.#group.kind === 'styles') this.#styleWord(word, value);
    else if (this.#group.kind === 'text') await this.#textWord(word, value);
  }

  #unicode(code: number): void {
    // Written as a signed number of 16 bits.
    this.#write(String.fromCharCode(code & 0xffff));
    this.#toSkip = this.#group.fallback;
  }

  #useFont(font: number): void {
    this.#font = font;
    const encoding = this.#encodings.get(font);
    if (this.#group.kind !== 'fonts' && encoding) this.#group.encoding = encoding;
  }

  #nameEncoding(charset: number): void {
    const encoding = encodingOfCharset(charset);
    if (this.#group.kind === 'fonts' && this.#font !== null && encoding) this.#encodings.set(this.#font, encoding);
  }

  #styleWord(word: string, value: number | undefined): void {
    if (word === 's') this.#style.number = value ?? 0;
    else if (word === 'outlinelevel') this.#style.level = (value ?? 0) + 1;
  }

  #endStyle(): void {
    const named = /^\s*heading (\d)/i.exec(this.#style.name)?.[1];
    const level = this.#style.level ?? (named ? Number(named) : null);
    if (level !== null && level <= 9) this.#levels.set(this.#style.number, level);
    this.#style = { number: 0, name: '', level: null };
  }

  async #textWord(word: string, value: number | undefined): Promise<void> {
    if (CHARACTERS[word] !== undefined) this.#add(CHARACTERS[word]);
    else if (word === 'pard') [this.#level, this.#inTable] = [null, false];
    else if (word === 's') this.#level = this.#levels.get(value ?? 0) ?? null;
    else if (word === 'outlinelevel') this.#level = (value ?? 9) < 9 ? (value ?? 0) + 1 : null;
    else if (word === 'intbl') this.#inTable = true;
    else if (word === 'cell' || word === 'nestcell') this.#endCell();
    else if (word === 'row' || word === 'nestrow') await this.#endRow();
    else if (word === 'par' || word === 'sect' || word === 'page') {
      // In a cell a paragraph's end is a space.
      if (this.#inTable) this.#text += ' ';
      else await this.#endParagraph();
    } else if (word === 'footnote') this.#text += ' ';
  }

  #endCell(): void {
    this.#cells.push(cellText(this.#text));
    this.#text = '';
  }

  async #endRow(): Promise<void> {
    const line = rowLine(this.#cells);
    this.#cells = [];
    if (line !== null) await this.#output.append(`${line}\n`);
  }

  async #endParagraph(): Promise<void> {
    const text = this.#text.trim();
    this.#text = '';
    if (text === '') return;
    if (this.#level === null) await this.#output.append(`${text}\n\n`);
    else {
      const level = Math.min(6, this.#level);
      await this.#output.appendHeading(level, cellText(text), `${'#'.repeat(level)} `);
      await this.#output.append('\n');
    }
  }
}
