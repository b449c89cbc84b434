import { ParseError } from '../parse-error';
import { type DomNode, writeHtml } from './html-text';
import type { ParsedText } from './parsed-text';
import type { Parser } from './parser';
import { resolved, ZipFile } from './zip-file';

const HTML = new Set(['application/xhtml+xml', 'text/html']);
const NEVER_TEXT = 'script, style, noscript, template, iframe, svg, nav[hidden]';

/** Books: a page for each part in the order of reading (a chapter, mostly), with the headings that it has. */
export const epub: Parser = {
  id: 'epub',
  label: 'EPUB',
  mimeTypes: ['application/epub+zip'],
  extensions: ['.epub'],
  paged: true,
  pageName: 'part',
  encoded: false,
  zipped: true,
  async parse({ bytes }, output) {
    const zip = await ZipFile.open(bytes);
    await refuseLocked(zip);
    const parts = await spineOf(zip);
    output.progress(0, parts.length);
    for (const [i, part] of parts.entries()) {
      output.beginPage();
      await writePart(zip, part, output);
      output.endPage();
      if (i + 1 < parts.length) await output.append('\n');
      output.progress(i + 1, parts.length);
    }
  },
};

/** A copy protection encrypts the parts; fonts that are only disguised don't matter. */
async function refuseLocked(zip: ZipFile): Promise<void> {
  const encryption = await zip.tree('META-INF/encryption.xml');
  const locked = (encryption?.all('CipherReference') ?? []).some(({ attributes }) =>
    /\.(?:x?html?|xml|opf)$/i.test(attributes.get('URI') ?? ''),
  );
  if (locked || zip.has('META-INF/rights.xml'))
    throw new ParseError('password_protected', 'The book has a copy protection.');
}

async function spineOf(zip: ZipFile): Promise<string[]> {
  const container = await zip.tree('META-INF/container.xml');
  const root = container?.all('rootfile')[0]?.attributes.get('full-path') ?? '';
  const book = await zip.tree(root);
  if (!book) throw new ParseError('corrupt', 'The zip file holds no book.');
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const items = new Map(book.all('item').map(({ attributes }) => [attributes.get('id') ?? '', attributes]));
  return book.all('itemref').flatMap(({ attributes }) => {
    const item = items.get(attributes.get('idref') ?? '');
    if (!item || !HTML.has(item.get('media-type') ?? '')) return [];
    const path = resolved(folder, decoded(item.get('href') ?? ''));
    return zip.has(path) ? [path] : [];
  });
}

async function writePart(zip: ZipFile, path: string, output: ParsedText): Promise<void> {
  const source = new TextDecoder().decode(await zip.read(path));
  if (/<!ENTITY/i.test(source)) throw new ParseError('unsafe_xml', `${path} declares entities, which is not read.`);
  const { parseHTML } = await import('linkedom');
  // The beginnings of XML mean nothing to a reader of HTML, and a self-closing title would swallow the page.
  const body = /<body[\s>][\s\S]*/i.exec(source)?.[0] ?? source;
  const { document } = parseHTML(
    `<!doctype html><html>${body.startsWith('<body') ? body : `<body>${body}</body>`}</html>`,
  );
  document.querySelectorAll(NEVER_TEXT).forEach((element) => element.remove());
  await writeHtml(document.body as unknown as DomNode, output);
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
