import { ParseError } from '../../parse-error';
import type { ParsedText } from '../parsed-text';
import type { Parser } from '../parser';
import { cellText, rowLine } from '../table-rows';
import { type XmlNode, ZipFile } from '../zip-file';

/** What is no text of the document: changes that were taken back, remarks in the margin, pictures, scripts. */
const WITHOUT = new Set(['tracked-changes', 'annotation', 'forms', 'binary-data', 'scripts', 'image', 'object']);
/** A cell that says it is repeated more often is a bomb or an empty rest of a sheet. */
const MOST_REPEATS = 100;

/** OpenDocument texts: headings, paragraphs, lists and tables; notes stand in brackets where they belong. */
export const odt: Parser = {
  id: 'odt',
  label: 'OpenDocument (ODT)',
  mimeTypes: ['application/vnd.oasis.opendocument.text'],
  extensions: ['.odt', '.ott'],
  paged: false,
  encoded: false,
  zipped: true,
  async parse({ bytes }, output) {
    const zip = await ZipFile.open(bytes);
    const manifest = await zip.tree('META-INF/manifest.xml');
    if ((manifest?.all('encryption-data').length ?? 0) > 0)
      throw new ParseError('password_protected', 'The file opens with a password only.');
    const content = await zip.tree('content.xml', WITHOUT);
    if (!content) throw new ParseError('corrupt', 'The zip file holds no OpenDocument text.');
    const body = content.all('body')[0]?.child('text');
    if (!body) throw new ParseError('corrupt', 'The file is OpenDocument, but no text.');
    await writeBlocks(body, output, 0);
  },
};

async function writeBlocks(parent: XmlNode, output: ParsedText, level: number): Promise<void> {
  for (const node of parent.elements) {
    if (node.name === 'h') {
      const depth = Math.min(6, Math.max(1, Number(node.attributes.get('outline-level') ?? 1)));
      const title = cellText(inline(node));
      if (title !== '') await output.appendHeading(depth, title, `${'#'.repeat(depth)} `);
      await output.append('\n');
    } else if (node.name === 'p') {
      const text = inline(node).trim();
      if (text !== '') await output.append(`${text}\n\n`);
    } else if (node.name === 'list') await writeList(node, output, level);
    else if (node.name === 'table') {
      for (const line of tableLines(node)) await output.append(`${line}\n`);
      await output.append('\n');
    } else await writeBlocks(node, output, level);
  }
}

async function writeList(list: XmlNode, output: ParsedText, level: number): Promise<void> {
  for (const item of list.elements.filter(({ name }) => name === 'list-item' || name === 'list-header')) {
    let mark = '- ';
    for (const node of item.elements) {
      if (node.name === 'list') {
        await writeList(node, output, level + 1);
        continue;
      }
      const text = (node.name === 'table' ? tableLines(node).join('\n') : inline(node)).trim();
      if (text !== '') await output.append(`${'  '.repeat(level)}${mark}${text}\n`);
      mark = '  ';
    }
  }
  if (level === 0) await output.append('\n');
}

/** The text of a paragraph on one line, but for its own line breaks. White space is folded as the format demands. */
function inline(node: XmlNode): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/\s+/g, ' ');
      if (child.name === 's') return ' '.repeat(Math.min(MOST_REPEATS, Number(child.attributes.get('c') ?? 1)));
      if (child.name === 'tab') return '\t';
      if (child.name === 'line-break') return '\n';
      if (child.name === 'note')
        return ` (${cellText(child.child('note-body')?.elements.map(inline).join(' ') ?? '')})`;
      // A ruby text says how the base is read.
      return child.name === 'ruby-text' ? '' : inline(child);
    })
    .join('');
}

function tableLines(table: XmlNode): string[] {
  return table.all('table-row').flatMap((row) => {
    const cells = row.elements.flatMap((cell) => {
      if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') return [];
      const repeats = Math.min(MOST_REPEATS, Number(cell.attributes.get('number-columns-repeated') ?? 1));
      return Array.from({ length: repeats }, () => cellText(cell.elements.map(inline).join(' ')));
    });
    return rowLine(cells) ?? [];
  });
}
