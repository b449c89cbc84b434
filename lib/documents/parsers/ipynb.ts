import { decodeWhole } from '../decode';
import { ParseError } from '../parse-error';
import { HeadingFinder } from './markdown';
import type { ParsedText } from './parsed-text';
import type { Parser } from './parser';

interface Cell {
  kind: string;
  source: string;
  outputs: string[];
}

const LONGEST_OUTPUT = 20_000;
// The colours of a terminal: escape, bracket, numbers, letter.
const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;

/** Notebooks: prose as it is written, code and what it printed in fences, in the order of the cells. Pictures are left out. */
export const ipynb: Parser = {
  id: 'ipynb',
  label: 'Notebook (IPYNB)',
  mimeTypes: ['application/x-ipynb+json'],
  extensions: ['.ipynb'],
  paged: false,
  encoded: true,
  async parse({ bytes, encoding }, output) {
    const { cells, language } = notebookOf(await decodeWhole(bytes, encoding, output));
    const headings = new HeadingFinder();
    for (const [i, cell] of cells.entries()) {
      if (cell.source.trim() !== '') {
        if (cell.kind === 'code') await output.append(fenced(cell.source, language));
        else await writeProse(cell.source, headings, output);
      }
      for (const printed of cell.outputs) {
        const text = printed.replace(COLOURS, '');
        if (text.trim() !== '') await output.append(`\n${fenced(shortened(text), 'output')}`);
      }
      if (i + 1 < cells.length) await output.append('\n');
    }
  },
};

/** Prose is Markdown, whose headings make the outline. */
async function writeProse(source: string, headings: HeadingFinder, output: ParsedText): Promise<void> {
  for (const line of source.replace(/\n*$/, '\n').split(/(?<=\n)/)) {
    const heading = headings.read(line.replace(/\r?\n$/, ''), output.length);
    if (heading) output.markHeading(heading.level, heading.title, heading.start);
    await output.append(line);
  }
}

function fenced(source: string, language: string): string {
  const longest = Math.max(2, ...[...source.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${source.replace(/\n*$/, '')}\n${fence}\n`;
}

const shortened = (text: string): string =>
  text.length <= LONGEST_OUTPUT ? text : `${text.slice(0, LONGEST_OUTPUT).toWellFormed()}\n[shortened]`;

/** @throws ParseError `corrupt` for what is no notebook; formats 3 and 4 are read */
function notebookOf(source: string): { cells: Cell[]; language: string } {
  let notebook: unknown;
  try {
    notebook = JSON.parse(source);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new ParseError(
      'corrupt',
      `The notebook can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const root = object(notebook);
  const cells = root?.cells ?? list(root?.worksheets).flatMap((sheet) => list(object(sheet)?.cells));
  if (!root || !Array.isArray(cells)) throw new ParseError('corrupt', 'The JSON in it is no notebook.');
  const metadata = object(root.metadata);
  const language = object(metadata?.language_info)?.name ?? object(metadata?.kernelspec)?.language;
  return {
    cells: cells.map(cellOf),
    language: typeof language === 'string' && /^[\w+#-]{1,20}$/.test(language) ? language : 'python',
  };
}

function cellOf(value: unknown): Cell {
  const cell = object(value);
  return {
    kind: cell?.cell_type === 'code' ? 'code' : 'prose',
    source: lines(cell?.source ?? cell?.input),
    outputs: list(cell?.outputs).map((each) => {
      const output = object(each);
      const data = object(output?.data);
      return lines(output?.text ?? data?.['text/plain'] ?? (output?.ename ? [output.ename, ': ', output.evalue] : ''));
    }),
  };
}

type Fields = Partial<Record<string, unknown>>;
const object = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const lines = (value: unknown): string =>
  Array.isArray(value)
    ? value.filter((line) => typeof line === 'string').join('')
    : typeof value === 'string'
      ? value
      : '';
