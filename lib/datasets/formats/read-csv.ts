import { CsvError, parse } from 'csv-parse/sync';
import { type Fields, toDraft } from './to-draft';
import { type ImportFile, type Imported, nothingImported } from './imported';

const DELIMITERS = [',', ';', '\t', '|'];
const MOST_COLUMNS = 1_000;

/**
 * A table with a header. Its delimiter is the one that splits the header most; a column `x.json` holds JSON; a leading `'`
 * before `=`, `+`, `-`, `@` is what an export put there (T16) and is taken away again.
 */
export function readCsv({ text }: ImportFile): Imported {
  const result = nothingImported('CSV');
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as typeof rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ...result, errors: [{ line: Number(error.lines) || 1, message: error.message }] };
  }
  const [header, ...body] = rows;
  const columns = (header?.record ?? []).map((name) => name.trim());
  if (columns.length > MOST_COLUMNS) {
    return {
      ...result,
      errors: [{ line: 1, message: `has ${columns.length} columns; at most ${MOST_COLUMNS} are read` }],
    };
  }
  result.columns = columns;
  for (const { record, info } of body) {
    try {
      result.cases.push({ line: info.lines, case: toDraft(toFields(columns, record)) });
    } catch (error) {
      result.errors.push({ line: info.lines, message: messageOf(error) });
    }
  }
  return result;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function toFields(columns: readonly string[], record: readonly string[]): Fields {
  const fields: Fields = new Map();
  columns.forEach((column, i) => {
    const cell = (record[i] ?? '').replace(/^'(?=[=+\-@\t\r])/, '');
    if (column === '' || cell === '') return;
    if (!column.endsWith('.json')) return fields.set(column, cell);
    try {
      return fields.set(column.slice(0, -5), JSON.parse(cell));
    } catch {
      throw new Error(`${column}: is not JSON`);
    }
  });
  return fields;
}

/** Counted in the first line, outside of quotes. */
function delimiterOf(text: string): string {
  const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text.slice(0, 100_000)) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '\n') break;
    if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return DELIMITERS.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best));
}
