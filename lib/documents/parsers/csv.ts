import { parse as createParser, CsvError } from 'csv-parse';
import { Readable } from 'node:stream';
import { decodePieces } from '../decode';
import { ParseError } from '../parse-error';
import type { Parser } from './parser';
import { sniffDelimiter } from './sniff-delimiter';

const SAMPLE = 64 * 1024;
const LONGEST_RECORD = 16 * 1024 * 1024;

/**
 * Each row becomes a paragraph of `header: value` lines, so that a passage says what its numbers mean. Empty cells are left
 * out; rows may be shorter or longer than the header (cells beyond it are named by their column number).
 */
export const csv: Parser = {
  id: 'csv',
  label: 'CSV',
  mimeTypes: ['text/csv', 'text/tab-separated-values', 'application/csv'],
  extensions: ['.csv', '.tsv', '.tab'],
  paged: false,
  encoded: true,
  async parse({ bytes, encoding }, output) {
    const pieces = decodePieces(bytes, encoding, output);
    const first = await pieces.next();
    const beginning = first.done ? '' : first.value;
    const delimiter = sniffDelimiter(beginning.slice(0, SAMPLE));

    async function* everything(): AsyncGenerator<string> {
      yield beginning.replace(/^sep=.\r?\n/i, '');
      yield* pieces;
    }
    const records = Readable.from(everything()).compose(
      createParser({
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        skip_records_with_empty_values: true,
        max_record_size: LONGEST_RECORD,
      }),
    ) as AsyncIterable<string[]>;

    let header: string[] | null = null;
    let ragged = 0;
    try {
      for await (const record of records) {
        if (!header) {
          header = record.map((name, i) => oneLine(name) || `column ${i + 1}`);
          continue;
        }
        if (record.length !== header.length) ragged++;
        await output.append(rowAsText(header, record));
      }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      throw new ParseError('corrupt', `The CSV can't be read: ${error.message}`);
    }
    // A header alone is still something to read.
    if (header && output.length === 0) await output.append(`${header.join('\n')}\n`);
    if (ragged > 0) {
      output.warn({
        code: 'uneven_rows',
        detail: `${ragged} ${ragged === 1 ? 'row has' : 'rows have'} another number of cells than the header.`,
        count: ragged,
      });
    }
  },
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function rowAsText(header: readonly string[], record: readonly string[]): string {
  let text = '';
  for (const [i, cell] of record.entries()) {
    const value = cell.trim();
    if (value !== '') text += `${header[i] ?? `column ${i + 1}`}: ${value}\n`;
  }
  return `${text}\n`;
}
