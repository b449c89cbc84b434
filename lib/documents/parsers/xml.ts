import { ParseError } from '../parse-error';

export type XmlEvent =
  | { type: 'open'; name: string; attributes: ReadonlyMap<string, string> }
  | { type: 'close'; name: string }
  | { type: 'text'; text: string };

const DEEPEST = 1_000;
/** A tag longer than this is none. */
const LONGEST_TAG = 4 * 1024 * 1024;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads XML piece by piece: elements and attributes by their local names (a prefix says nothing that is needed here, except in
 * `r:id`, which is kept as `r:id` too), text with its references resolved, no comments and no processing instructions.
 *
 * @throws ParseError `unsafe_xml` for a document type declaration, `too_complex` for deep nesting, `corrupt` for what isn't XML
 */
export async function* readXml(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<XmlEvent> {
  const reader = new XmlReader();
  let decoder: TextDecoder | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    yield* reader.push(decoder.decode(piece, { stream: true }));
  }
  yield* reader.push(decoder?.decode() ?? '');
  reader.finish();
}

function encodingOf(beginning: Uint8Array): string {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'utf-16le';
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

class XmlReader {
  #rest = '';
  #open: string[] = [];

  *push(piece: string): Generator<XmlEvent> {
    const source = this.#rest + piece;
    let at = 0;
    for (;;) {
      const tag = source.indexOf('<', at);
      // A reference may be cut in two by the end of the piece, so text waits for the tag behind it.
      if (tag === -1) break;
      const end = endOfTag(source, tag);
      if (end === -1) {
        if (source.length - tag > LONGEST_TAG)
          throw new ParseError('corrupt', 'The XML in it has a tag without an end.');
        break;
      }
      if (tag > at) yield { type: 'text', text: unescaped(source.slice(at, tag)) };
      yield* this.#tag(source.slice(tag + 1, end));
      at = end + 1;
    }
    this.#rest = source.slice(at);
  }

  finish(): void {
    if (this.#open.length > 0 || this.#rest.trim() !== '') throw new ParseError('corrupt', 'The XML in it is cut off.');
  }

  *#tag(tag: string): Generator<XmlEvent> {
    if (tag.startsWith('?') || tag.startsWith('!--')) return;
    if (tag.startsWith('![CDATA[')) return yield { type: 'text', text: tag.slice(8, -2) };
    if (tag.startsWith('!'))
      throw new ParseError('unsafe_xml', 'The XML in it declares a document type, which is not read.');
    if (tag.startsWith('/')) return yield* this.#close(localName(tag.slice(1).trim()));
    const selfClosing = tag.endsWith('/');
    const body = selfClosing ? tag.slice(0, -1) : tag;
    const name = localName(/^[^\s/>]+/.exec(body)?.[0] ?? '');
    if (name === '') throw new ParseError('corrupt', 'The XML in it has a tag without a name.');
    if (this.#open.length >= DEEPEST)
      throw new ParseError('too_complex', `The XML in it is nested more than ${DEEPEST} elements deep.`);
    this.#open.push(name);
    yield { type: 'open', name, attributes: attributesOf(body) };
    if (selfClosing) yield* this.#close(name);
  }

  *#close(name: string): Generator<XmlEvent> {
    if (this.#open.pop() !== name) throw new ParseError('corrupt', `The XML in it closes “${name}” out of turn.`);
    yield { type: 'close', name };
  }
}

/** Comments and CDATA may hold `>`, and so may attributes. @returns -1 when the tag goes on beyond the text */
function endOfTag(source: string, tag: number): number {
  if (source.startsWith('<!--', tag)) return endOf(source, '-->', tag + 4);
  if (source.startsWith('<![CDATA[', tag)) return endOf(source, ']]>', tag + 9);
  // Not enough of it is there to tell.
  if (source.length - tag < 9 && '<![CDATA['.startsWith(source.slice(tag))) return -1;
  let quote = '';
  for (let at = tag + 1; at < source.length; at++) {
    const character = source[at] as string;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

function endOf(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length - 1;
}

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of tag.matchAll(/([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = unescaped(double ?? single ?? '');
    if (name.startsWith('xmlns')) continue;
    if (name.includes(':')) attributes.set(name, value);
    if (!attributes.has(localName(name)) || !name.includes(':')) attributes.set(localName(name), value);
  }
  return attributes;
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name as string] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}
