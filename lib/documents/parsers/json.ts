import { decodeWhole } from '../decode';
import { ParseError } from '../parse-error';
import type { ParsedText } from './parsed-text';
import type { Parser } from './parser';

const DEEPEST = 200;

/** A number as it was written: `1.10` and integers beyond 2^53 keep their digits. */
class WrittenNumber {
  constructor(readonly source: string) {}
}

/**
 * JSON and JSON Lines as indented `key: value` lines without brackets and quotes. Records of a top-level list, and lines of
 * JSON Lines, are paragraphs.
 */
export const json: Parser = {
  id: 'json',
  label: 'JSON',
  mimeTypes: [
    'application/json',
    'application/jsonl',
    'application/x-ndjson',
    'application/ld+json',
    'application/geo+json',
  ],
  extensions: ['.json', '.jsonl', '.ndjson', '.geojson', '.jsonld'],
  paged: false,
  encoded: true,
  async parse({ bytes, encoding }, output) {
    const source = await decodeWhole(bytes, encoding, output);
    if (source.trim() === '') return;
    const records = recordsOf(source);
    for (const [i, record] of records.entries()) {
      await write(record, output);
      if (i + 1 < records.length) await output.append('\n');
    }
  },
};

/** @throws ParseError `corrupt`, naming where the JSON breaks */
function recordsOf(source: string): unknown[] {
  let failure: unknown;
  try {
    const value = read(source);
    return Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null) ? value : [value];
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    failure = error;
  }
  const lines = source.split(/\r?\n/).filter((line) => line.trim() !== '');
  try {
    if (lines.length > 1) return lines.map(read);
  } catch {
    // It is no JSON Lines either; what is wrong with it as JSON says more.
  }
  throw new ParseError(
    'corrupt',
    `The JSON can't be read: ${failure instanceof Error ? failure.message : String(failure)}`,
  );
}

function tooDeep(): ParseError {
  return new ParseError('too_complex', `The JSON is nested more than ${DEEPEST} levels deep.`);
}

function read(source: string): unknown {
  type Context = { source?: string };
  const reviver = (_key: string, value: unknown, context?: Context): unknown =>
    typeof value === 'number' && context?.source !== undefined && context.source !== String(value)
      ? new WrittenNumber(context.source)
      : value;
  return JSON.parse(source, reviver as (key: string, value: unknown) => unknown);
}

async function write(value: unknown, output: ParsedText, depth = 0, lead = ''): Promise<void> {
  if (depth > DEEPEST) throw tooDeep();
  const indent = '  '.repeat(depth);
  if (typeof value !== 'object' || value === null || value instanceof WrittenNumber) {
    await output.append(`${lead === '' ? indent : `${lead} `}${scalar(value, indent)}\n`);
    return;
  }
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item): [string, unknown] => ['-', item])
    : Object.entries(value).map(([key, item]): [string, unknown] => [`${key}:`, item]);
  if (lead !== '')
    await output.append(entries.length === 0 ? `${lead} ${Array.isArray(value) ? 'none' : 'empty'}\n` : `${lead}\n`);
  const inner = lead === '' ? indent : `${indent}  `;
  for (const [name, item] of entries) await write(item, output, lead === '' ? depth : depth + 1, `${inner}${name}`);
}

function scalar(value: unknown, indent: string): string {
  if (value instanceof WrittenNumber) return value.source;
  if (typeof value === 'string') return value.replaceAll('\n', `\n${indent}  `);
  return String(value);
}
