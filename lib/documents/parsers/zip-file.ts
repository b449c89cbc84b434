import yauzl from 'yauzl';
import { checkZip } from '../check-zip';
import { ParseError } from '../parse-error';
import { readXml, type XmlEvent } from './xml';

/** An OLE container: what Office makes of a document that opens with a password only. */
const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0];
const NOTHING: ReadonlySet<string> = new Set();

/** A zip whose entries have all been looked at: its size, its XML and its encryption are known to be harmless. */
export class ZipFile {
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;
  readonly #zip: yauzl.ZipFile;

  private constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws ParseError what `checkZip` finds; `password_protected` for an Office file that is encrypted as a whole */
  static async open(bytes: Uint8Array): Promise<ZipFile> {
    if (OLE_MAGIC.every((byte, i) => bytes[i] === byte))
      throw new ParseError('password_protected', 'The file opens with a password only, or is of an old format.');
    await checkZip(bytes);
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const entries = new Map<string, yauzl.Entry>();
    for await (const entry of zip.eachEntry()) if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
    return new ZipFile(zip, entries);
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The bytes of an entry in pieces; none where there is no such entry. */
  async *pieces(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (!entry) return;
    const stream = await this.#zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) yield piece;
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Buffer[] = [];
    for await (const piece of this.pieces(name)) pieces.push(piece);
    return new Uint8Array(Buffer.concat(pieces));
  }

  xml(name: string): AsyncGenerator<XmlEvent> {
    return readXml(this.pieces(name));
  }

  /** An entry's XML as a tree, without the subtrees that are named; null where there is no such entry. */
  async tree(name: string, without: ReadonlySet<string> = NOTHING): Promise<XmlNode | null> {
    if (!this.has(name)) return null;
    const root = new XmlNode('', new Map());
    const open = [root];
    let skipped = 0;
    for await (const event of this.xml(name)) {
      const parent = open.at(-1) as XmlNode;
      if (event.type === 'open') {
        if (skipped > 0 || without.has(event.name)) {
          skipped++;
          continue;
        }
        const node = new XmlNode(event.name, event.attributes);
        parent.children.push(node);
        open.push(node);
      } else if (skipped > 0) {
        if (event.type === 'close') skipped--;
      } else if (event.type === 'close') open.pop();
      else parent.children.push(event.text);
    }
    return root;
  }

  /** What an Office part refers to: ids to paths of entries, and their kinds. */
  async relations(part: string): Promise<Map<string, { path: string; type: string }>> {
    const slash = part.lastIndexOf('/');
    const folder = part.slice(0, slash + 1);
    const found = new Map<string, { path: string; type: string }>();
    const file = `${folder}_rels/${part.slice(slash + 1)}.rels`;
    if (!this.has(file)) return found;
    for await (const event of this.xml(file)) {
      if (event.type !== 'open' || event.name !== 'Relationship') continue;
      const target = event.attributes.get('Target') ?? '';
      if (event.attributes.get('TargetMode') === 'External') continue;
      found.set(event.attributes.get('Id') ?? '', {
        path: resolved(folder, target),
        type: (event.attributes.get('Type') ?? '').split('/').at(-1) ?? '',
      });
    }
    return found;
  }
}

/** A path inside the zip, relative to a folder of it; it names an entry or nothing, and never leaves the zip. */
export function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

export class XmlNode {
  readonly children: (XmlNode | string)[] = [];

  constructor(
    readonly name: string,
    readonly attributes: ReadonlyMap<string, string>,
  ) {}

  get elements(): XmlNode[] {
    return this.children.filter((child): child is XmlNode => typeof child !== 'string');
  }

  child(name: string): XmlNode | undefined {
    return this.elements.find((child) => child.name === name);
  }

  /** Every element of that name below this one, in the order of the document. */
  all(name: string): XmlNode[] {
    return this.elements.flatMap((child) => [...(child.name === name ? [child] : []), ...child.all(name)]);
  }

  get text(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.text)).join('');
  }
}
