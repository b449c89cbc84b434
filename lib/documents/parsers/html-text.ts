import type { ParsedText } from './parsed-text';
import { ParseError } from '../parse-error';

/** The part of the DOM that is read here; linkedom's nodes and a browser's have it. */
export interface DomNode {
  nodeType: number;
  localName?: string;
  textContent: string | null;
  childNodes: ArrayLike<DomNode>;
  getAttribute?: (name: string) => string | null;
}

const ELEMENT = 1;
const TEXT = 3;
const DEEPEST = 1_000;

const DROPPED = new Set(
  'script style noscript template head svg math canvas iframe object embed audio video select datalist button input textarea dialog link meta'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header hgroup html li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul hr caption legend'.split(
    ' ',
  ),
);
const PARAGRAPHS = new Set(
  'p pre blockquote ul ol dl table figure section article header footer aside nav main details fieldset address'.split(
    ' ',
  ),
);

/**
 * Writes an HTML tree as text: headings as Markdown headings (and into the outline), list items with a dash or a number,
 * a table row a line with its cells divided by ` | `, preformatted text as it is, everything else as paragraphs with white
 * space folded as a browser does.
 *
 * @throws ParseError `too_complex` when elements are nested more than 1,000 deep
 */
export async function writeHtml(root: DomNode, output: ParsedText): Promise<void> {
  await new HtmlWriter(output).children(root, { depth: 0, list: null, pre: false });
}

interface Place {
  depth: number;
  /** The list that an item belongs to; `next` counts ordered ones. */
  list: { next: number | null; level: number } | null;
  pre: boolean;
}

class HtmlWriter {
  #output: ParsedText;
  /** Line ends that the text has at its end (two or more: nothing is written yet or a paragraph ended). */
  #ends = 2;
  /** A folded space that is written only if text follows on the same line. */
  #space = false;

  constructor(output: ParsedText) {
    this.#output = output;
  }

  async children(parent: DomNode, place: Place): Promise<void> {
    if (place.depth > DEEPEST)
      throw new ParseError('too_complex', `The HTML is nested more than ${DEEPEST} elements deep.`);
    const inner = { ...place, depth: place.depth + 1 };
    for (let i = 0; i < parent.childNodes.length; i++) {
      const node = parent.childNodes[i];
      if (node?.nodeType === TEXT) await this.#text(node.textContent ?? '', place.pre);
      else if (node?.nodeType === ELEMENT) await this.#element(node, node.localName ?? '', inner);
    }
  }

  async #element(node: DomNode, name: string, place: Place): Promise<void> {
    if (
      DROPPED.has(name) ||
      node.getAttribute?.('aria-hidden') === 'true' ||
      (node.getAttribute?.('hidden') ?? null) !== null
    )
      return;
    const heading = /^h([1-6])$/.exec(name)?.[1];
    if (heading) return this.#heading(node, Number(heading));
    if (name === 'br') return this.#raw('\n');
    if (name === 'img') return;
    if (name === 'tr') return this.#row(node);
    if (name === 'li') return this.#item(node, place);
    if (name === 'ul' || name === 'ol') {
      const level = place.list ? place.list.level + 1 : 0;
      await this.#break(place.list ? 1 : 2);
      await this.children(node, { ...place, list: { next: name === 'ol' ? 1 : null, level } });
      return this.#break(place.list ? 1 : 2);
    }
    if (!BLOCKS.has(name)) return this.children(node, place);
    const ends = PARAGRAPHS.has(name) ? 2 : 1;
    await this.#break(ends);
    await this.children(node, { ...place, pre: place.pre || name === 'pre' });
    await this.#break(ends);
  }

  async #heading(node: DomNode, level: number): Promise<void> {
    const title = folded(node);
    if (title === '') return;
    await this.#break(2);
    await this.#output.appendHeading(level, title, `${'#'.repeat(level)} `);
    this.#ends = 1;
    await this.#break(2);
  }

  async #item(node: DomNode, place: Place): Promise<void> {
    if ((node.textContent ?? '').trim() === '') return;
    await this.#break(1);
    const list = place.list;
    const mark = typeof list?.next === 'number' ? `${list.next++}.` : '-';
    await this.#raw(`${'  '.repeat(list?.level ?? 0)}${mark} `);
    // A paragraph in an item begins on the item's own line.
    this.#ends = 2;
    await this.children(node, place);
    await this.#break(1);
  }

  async #row(node: DomNode): Promise<void> {
    const cells: string[] = [];
    for (let i = 0; i < node.childNodes.length; i++) {
      const cell = node.childNodes[i];
      if (cell?.localName === 'td' || cell?.localName === 'th') cells.push(folded(cell));
    }
    if (cells.every((cell) => cell === '')) return;
    await this.#break(1);
    await this.#raw(cells.join(' | '));
    await this.#break(1);
  }

  async #text(text: string, pre: boolean): Promise<void> {
    if (pre) return this.#raw(text);
    const words = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (words === '') return;
    if (words === ' ') {
      this.#space = this.#ends === 0;
      return;
    }
    const leading = words.startsWith(' ') || this.#space;
    await this.#raw((leading && this.#ends === 0 ? ' ' : '') + words.trim());
    this.#space = words.endsWith(' ');
  }

  async #raw(text: string): Promise<void> {
    if (text === '') return;
    this.#space = false;
    await this.#output.append(text);
    this.#ends = /\n*$/.exec(text)?.[0].length ?? 0;
  }

  /** Ends the line, and for `ends` 2 the paragraph, unless that is done already. */
  async #break(ends: number): Promise<void> {
    this.#space = false;
    if (this.#ends >= ends) return;
    await this.#output.append('\n'.repeat(ends - this.#ends));
    this.#ends = ends;
  }
}

/** An element's text on one line; what is never shown is left out. */
function folded(node: DomNode, depth = 0): string {
  if (depth > DEEPEST) throw new ParseError('too_complex', `The HTML is nested more than ${DEEPEST} elements deep.`);
  let text = '';
  for (let i = 0; i < node.childNodes.length; i++) {
    const child = node.childNodes[i];
    if (child?.nodeType === TEXT) text += child.textContent ?? '';
    else if (child?.nodeType === ELEMENT && !DROPPED.has(child.localName ?? '')) {
      const apart = BLOCKS.has(child.localName ?? '') || child.localName === 'br';
      text += apart ? ` ${folded(child, depth + 1)} ` : folded(child, depth + 1);
    }
  }
  return depth === 0 ? text.replace(/\s+/g, ' ').trim() : text;
}
