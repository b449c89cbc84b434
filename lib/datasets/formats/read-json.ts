import { check, isRecord, toDraft } from './to-draft';
import { type ImportFile, type Imported, nothingImported } from './imported';
import { messageOf } from './read-csv';
import { isSquad, readSquad } from './read-squad';

/** One JSON value a line. */
export function readJsonLines({ text }: ImportFile): Imported {
  const result = nothingImported('JSON Lines');
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    try {
      add(result, i + 1, JSON.parse(line));
    } catch (error) {
      result.errors.push({ line: i + 1, message: messageOf(error) });
    }
  });
  return result;
}

/** A list of cases, an export of Bakeoff, or SQuAD. */
export function readJson(file: ImportFile): Imported {
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch (error) {
    return { ...nothingImported('JSON'), errors: [{ line: 1, message: messageOf(error) }] };
  }
  if (isSquad(value)) return readSquad(value);
  const result = nothingImported('JSON');
  const list = Array.isArray(value) ? value : isRecord(value) && Array.isArray(value.cases) ? value.cases : null;
  if (!list) {
    result.errors.push({ line: 1, message: 'is neither a list of cases nor an object with `cases`' });
    return result;
  }
  list.forEach((item: unknown, i) => {
    try {
      add(result, i + 1, item);
    } catch (error) {
      result.errors.push({ line: i + 1, message: messageOf(error) });
    }
  });
  return result;
}

function add(result: Imported, line: number, value: unknown): void {
  if (!isRecord(value)) throw new Error('is not an object');
  result.cases.push({ line, case: isOurs(value) ? check(value) : toDraft(new Map(Object.entries(value))) });
}

const OURS = new Set(['key', 'input', 'expected', 'evidence', 'tags']);

/** Exactly the fields of the API: read as the API reads them. */
function isOurs(value: Record<string, unknown>): boolean {
  return isRecord(value.input) && Object.keys(value).every((name) => OURS.has(name));
}
