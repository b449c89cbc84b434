import { ParseError } from '../../parse-error';
import type { ParsedText } from '../parsed-text';
import type { Parser } from '../parser';
import { cellText, isHeader, namedRowLine, rowLine } from '../table-rows';
import { ZipFile } from '../zip-file';
import { type CellFormat, cellFormats, formatted } from './cell-formats';

const WORKBOOK = 'xl/workbook.xml';
const MOST_COLUMNS = 16_384;

/**
 * Spreadsheets: a page for each sheet, a line for each row. A block of rows whose first row names its columns has the names in
 * every line. Formulas are read by the values that were saved with them.
 */
export const xlsx: Parser = {
  id: 'xlsx',
  label: 'Excel (XLSX)',
  mimeTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  extensions: ['.xlsx', '.xlsm'],
  paged: true,
  pageName: 'sheet',
  encoded: false,
  zipped: true,
  async parse({ bytes }, output) {
    const zip = await ZipFile.open(bytes);
    const book = await openBook(zip);
    output.progress(0, book.sheets.length);
    for (const [i, sheet] of book.sheets.entries()) {
      output.beginPage();
      await output.appendHeading(1, sheet.name, '# ');
      await output.append('\n');
      await writeRows(rowsOf(zip, sheet.path, book), output);
      output.endPage();
      if (i + 1 < book.sheets.length) await output.append('\n');
      output.progress(i + 1, book.sheets.length);
    }
  },
};

interface Book {
  sheets: { name: string; path: string }[];
  strings: string[];
  formats: CellFormat[];
  since1904: boolean;
}

async function openBook(zip: ZipFile): Promise<Book> {
  const workbook = await zip.tree(WORKBOOK);
  if (!workbook) throw new ParseError('corrupt', 'The zip file holds no workbook.');
  const relations = await zip.relations(WORKBOOK);
  const part = (type: string): string => [...relations.values()].find((each) => each.type === type)?.path ?? '';
  const since1904 = workbook.all('workbookPr')[0]?.attributes.get('date1904') ?? '';
  return {
    sheets: workbook.all('sheet').flatMap((sheet) => {
      const path = relations.get(sheet.attributes.get('r:id') ?? '')?.path;
      return path !== undefined && zip.has(path) ? [{ name: sheet.attributes.get('name') ?? '', path }] : [];
    }),
    strings: await sharedStrings(zip, part('sharedStrings')),
    formats: await cellFormats(zip, part('styles')),
    since1904: since1904 === '1' || since1904 === 'true',
  };
}

async function sharedStrings(zip: ZipFile, path: string): Promise<string[]> {
  const strings: string[] = [];
  if (!zip.has(path)) return strings;
  let text = '';
  let inText = false;
  let reading = 0;
  for await (const event of zip.xml(path)) {
    if (event.type === 'text') {
      if (inText && reading === 0) text += event.text;
    } else if (event.name === 't') inText = event.type === 'open';
    // How a Japanese name is read, beside the name itself.
    else if (event.name === 'rPh') reading += event.type === 'open' ? 1 : -1;
    else if (event.name === 'si') {
      if (event.type === 'close') strings.push(text);
      text = '';
    }
  }
  return strings;
}

/** The rows of a sheet with their numbers counted from 1; rows without any cell are not there. */
async function* rowsOf(zip: ZipFile, path: string, book: Book): AsyncGenerator<{ number: number; cells: string[] }> {
  let number = 0;
  let cells: string[] = [];
  let cell = { column: 0, kind: 'n', style: 0, value: '' };
  let inValue = false;
  for await (const event of zip.xml(path)) {
    if (event.type === 'text') {
      if (inValue) cell.value += event.text;
    } else if (event.type === 'open') {
      const { attributes } = event;
      if (event.name === 'row') [number, cells] = [Number(attributes.get('r') ?? number + 1), []];
      else if (event.name === 'c') {
        const column = columnOf(attributes.get('r')) ?? cells.length;
        cell = { column, kind: attributes.get('t') ?? 'n', style: Number(attributes.get('s') ?? 0), value: '' };
      }
      inValue = event.name === 'v' || event.name === 't';
    } else {
      inValue = false;
      if (event.name === 'c' && cell.column < MOST_COLUMNS) {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = valueOf(cell, book);
      } else if (event.name === 'row') yield { number, cells };
    }
  }
}

/** `AB12` → 27 */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function valueOf({ kind, style, value }: { kind: string; style: number; value: string }, book: Book): string {
  if (kind === 's') return cellText(book.strings[Number(value)] ?? '');
  if (kind === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (kind === 'n') return formatted(value, book.formats[style] ?? 'number', book.since1904);
  return cellText(value);
}

/** Blocks of rows are divided by an empty row; the first row of one may name its columns. */
async function writeRows(rows: AsyncIterable<{ number: number; cells: string[] }>, output: ParsedText): Promise<void> {
  let previous = 0;
  let header: string[] | null = null;
  let first: string[] | null = null;
  const writeFirst = async (followed: boolean): Promise<void> => {
    if (!first) return;
    if (followed && isHeader(first)) header = first;
    await output.append(`${rowLine(first)}\n`);
    first = null;
  };
  for await (const { number, cells } of rows) {
    if (rowLine(cells) === null) continue;
    if (previous === 0 || number > previous + 1) {
      await writeFirst(false);
      if (previous > 0) await output.append('\n');
      header = null;
      first = cells;
    } else {
      await writeFirst(true);
      const names: readonly string[] | null = header;
      await output.append(`${names ? namedRowLine(names, cells) : rowLine(cells)}\n`);
    }
    previous = number;
  }
  await writeFirst(false);
}
