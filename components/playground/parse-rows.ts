import type { NewRow } from './setup';

export interface ParsedRows {
  rows: NewRow[];
  /** How the text was read. */
  format: 'lines' | 'table';
  /** The columns beside the question, as variables. */
  variables: string[];
}

const QUESTION_NAMES = new Set(['question', 'questions', 'query', 'input', 'prompt', 'frage']);

/**
 * Reads rows from text that was pasted: a table from a spreadsheet (tabs) or a CSV (commas or semicolons, quotes, line breaks in
 * cells) whose head names a `question` and variables; anything else is one question for each line that is not empty.
 */
export function parseRows(text: string): ParsedRows {
  const source = text.replace(/^\uFEFF/, '');
  const [firstLine = ''] = source.split(/\r?\n/, 1);
  const delimiter = ['\t', ';', ','].find((mark) => isHead(splitTable(firstLine, mark)[0] ?? []));
  if (delimiter === undefined) return { rows: linesOf(source), format: 'lines', variables: [] };
  const [head = [], ...records] = splitTable(source, delimiter);
  const names = head.map((name) => name.trim());
  const questionAt = names.findIndex((name) => QUESTION_NAMES.has(name.toLowerCase()));
  const variables = names.filter((name, at) => at !== questionAt && name !== '');
  const rows = records.flatMap((record): NewRow[] => {
    const question = (record[questionAt] ?? '').trim();
    if (question === '') return [];
    const values = names.flatMap((name, at): [string, string][] => {
      const value = record[at] ?? '';
      return at === questionAt || name === '' || value === '' ? [] : [[name, value]];
    });
    return [values.length > 0 ? { question, variables: Object.fromEntries(values) } : { question }];
  });
  return { rows, format: 'table', variables };
}

/** A head has a column for the question, and each name once. */
function isHead(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  return names.some((name) => QUESTION_NAMES.has(name)) && new Set(names).size === names.length;
}

function linesOf(source: string): NewRow[] {
  // A spreadsheet's single column quotes a cell that has line breaks.
  return splitTable(source, '\t')
    .map((cells) => cells.join('\t').trim())
    .filter((question) => question !== '')
    .map((question) => ({ question }));
}

/** Splits delimited text (RFC 4180): a cell may be quoted, and then hold delimiters, line breaks and doubled quotes. */
function splitTable(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text[at + 1] === '"') cell += text[at++];
      else quoted = false;
    } else if (mark === '"' && cell === '' && closes(text, at, delimiter)) quoted = true;
    else if (mark === delimiter) {
      row.push(cell);
      cell = '';
    } else if (mark === '\n' || (mark === '\r' && text[at + 1] === '\n')) {
      if (mark === '\r') at++;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += mark;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** Whether a quote at the beginning of a cell is closed where a cell can end; else it is a quote that somebody wrote. */
function closes(text: string, from: number, delimiter: string): boolean {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at++;
      continue;
    }
    const next = text[at + 1];
    return next === undefined || next === delimiter || next === '\n' || next === '\r';
  }
  return false;
}
