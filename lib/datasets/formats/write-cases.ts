import { stringify } from 'csv-stringify/sync';
import type { Case, CaseDraft, EvidenceInput, ExportFormat } from '../schema';

const MIME_TYPES = {
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8; header=present',
} as const;

/** Cases as a file that reads back to the same cases, also in another workspace: passages by their words. */
export function writeCases(cases: readonly Case[], format: ExportFormat): { text: string; mimeType: string } {
  const drafts = cases.map(toDraft);
  const text = {
    json: () => `${JSON.stringify({ cases: drafts }, null, 2)}\n`,
    jsonl: () => drafts.map((draft) => `${JSON.stringify(draft)}\n`).join(''),
    csv: () => toCsv(drafts),
  }[format]();
  return { text, mimeType: MIME_TYPES[format] };
}

function toDraft({ key, input, expected, evidence, tags }: Case): CaseDraft {
  return {
    ...(key === null ? {} : { key }),
    input,
    ...(expected === null ? {} : { expected }),
    ...(evidence.length > 0 ? { evidence: evidence.map(toInput) } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  };
}

function toInput({ documentId, documentName, quote, start, end, page }: Case['evidence'][number]): EvidenceInput {
  const length = start === null || end === null ? 0 : end - start;
  // A long passage is more than its quote says.
  if (documentId !== null && start !== null && end !== null && (quote === null || length > quote.length)) {
    return { documentId, start, end, documentName, ...(quote === null ? {} : { quote }) };
  }
  if (quote === null) return page === null ? { documentName } : { documentName, page };
  return { documentName, quote, ...(page === null ? {} : { page }), ...(start === null ? {} : { start }) };
}

/** One row for each case: what is no text is JSON in a column `.json`, and what a spreadsheet would run is text (T16). */
function toCsv(drafts: readonly CaseDraft[]): string {
  const rows = drafts.map(({ key, input, expected, evidence, tags }) => {
    const cells = new Map<string, string>([['key', key ?? '']]);
    const put = (name: string, value: unknown) => {
      if (typeof value === 'string') cells.set(name, value);
      else if (value !== undefined) cells.set(`${name}.json`, JSON.stringify(value));
    };
    for (const [name, value] of Object.entries(input)) put(name === 'question' ? name : `input.${name}`, value);
    put('expected', expected);
    put('evidence', evidence);
    cells.set('tags', (tags ?? []).join('; '));
    return cells;
  });
  const names = [...new Set(['key', 'question', 'expected', ...rows.flatMap((cells) => [...cells.keys()])])];
  const body = rows.map((cells) => names.map((name) => harmless(cells.get(name) ?? '')));
  return stringify([names.map(harmless), ...body], { record_delimiter: '\r\n' });
}

/** Numbers stay numbers, also negative ones. */
function harmless(cell: string): string {
  if (cell !== '' && /^[+-]?\d+(\.\d+)?$/.test(cell)) return cell;
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
