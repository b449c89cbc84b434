import { caseDraftSchema, type CaseDraft } from '../schema';

export type Fields = Map<string, unknown>;

/** Other names that files of this kind use for the same thing; the first that is there counts. */
const NAMES = {
  key: ['key', 'id', '_id', 'qid', 'question_id', 'questionid'],
  question: ['question', 'query', 'input.question', 'prompt', 'text'],
  expected: ['expected', 'answer', 'expected_output', 'expectedoutput', 'reference', 'ground_truth', 'output'],
  tags: ['tags', 'tag', 'labels'],
  evidence: ['evidence', 'spans'],
  quote: ['quote', 'evidence_quote', 'evidencequote', 'passage', 'evidence_text', 'context'],
  documentName: ['documentname', 'document', 'document_name', 'doc_name', 'file', 'source'],
  documentId: ['documentid', 'document_id'],
  page: ['page', 'page_number', 'evidence_page', 'evidence_page_num'],
  start: ['start'],
  end: ['end'],
} as const;
type Name = keyof typeof NAMES;

/**
 * Makes a case of one record of a file whose names are not exactly ours. What has no meaning for a case becomes a variable of
 * its input. Every key is plain data, `__proto__` too (T26).
 *
 * @throws Error in words for the person who sent the file
 */
export function toDraft(record: Fields): CaseDraft {
  const rest = new Map(record);
  const take = (name: Name): unknown => {
    for (const alias of NAMES[name]) {
      for (const key of rest.keys()) {
        if (key.trim().toLowerCase() !== alias) continue;
        const value = rest.get(key);
        rest.delete(key);
        if (value !== undefined && value !== null && value !== '') return value;
      }
    }
    return undefined;
  };
  const input = rest.get('input');
  rest.delete('input');
  const key = take('key');
  const whole = isRecord(input) ? input : undefined;
  const question = whole ? whole.question : typeof input === 'string' ? input : take('question');
  const expected = take('expected');
  const tags = toTags(take('tags'));
  const shared = { documentName: take('documentName'), documentId: take('documentId'), page: take('page') };
  const own = { ...shared, quote: take('quote'), start: take('start'), end: take('end') };
  const evidence = toEvidence(take('evidence'), own);
  const variables: Record<string, unknown> = {};
  if (!whole) set(variables, 'question', question);
  for (const [name, value] of Object.entries(whole ?? {})) set(variables, name, value);
  for (const [name, value] of rest)
    if (value !== '' && value !== undefined) set(variables, name.replace(/^input\./, ''), value);
  return check({
    ...(key === undefined ? {} : { key: String(key) }),
    input: variables,
    ...(expected === undefined ? {} : { expected }),
    ...(evidence.length > 0 ? { evidence } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  });
}

export function check(draft: unknown): CaseDraft {
  const parsed = caseDraftSchema.safeParse(draft);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${issue?.path.join('.') || 'the case'}: ${issue?.message ?? 'is not a case'}`);
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own property, whatever it is called. */
function set(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

function toTags(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string'
    ? value
        .split(/[;|,]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== '')
    : [];
}

const whole = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
};

/** The `evidence` of a record and the passage in its own columns; what a passage does not name it takes from the record. */
function toEvidence(listed: unknown, own: Record<string, unknown>): unknown[] {
  const items = typeof listed === 'string' ? fromText(listed) : Array.isArray(listed) ? listed : listed ? [listed] : [];
  const passages = items.map((item): Record<string, unknown> => {
    if (typeof item === 'string') return { ...own, quote: item };
    if (!isRecord(item)) throw new Error('evidence: must be passages');
    const given = new Map(Object.entries(item));
    const pick = (...names: string[]) =>
      names.map((name) => given.get(name)).find((value) => value !== undefined && value !== null);
    return {
      documentName: pick('documentName', 'document', 'doc_name') ?? own.documentName,
      documentId: pick('documentId') ?? own.documentId,
      page: pick('page', 'evidence_page_num') ?? (pick('start') === undefined ? own.page : undefined),
      quote: pick('quote', 'text', 'evidence_text'),
      start: pick('start'),
      end: pick('end'),
    };
  });
  const any = own.quote !== undefined || own.documentName !== undefined || own.documentId !== undefined;
  return (items.length === 0 && any ? [own] : passages).map(toPassage);
}

/** A cell may hold JSON, or one quote as it is. */
function fromText(cell: string): unknown[] {
  if (!/^\s*[[{]/.test(cell)) return [cell];
  let parsed: unknown;
  try {
    parsed = JSON.parse(cell);
  } catch {
    throw new Error('evidence: is neither JSON nor a quote');
  }
  return Array.isArray(parsed) ? parsed : [parsed];
}

function toPassage({ documentName, documentId, quote, page, start, end }: Record<string, unknown>): unknown {
  const from = whole(start);
  const to = whole(end);
  const words = quote === undefined || quote === null ? {} : { quote: String(quote) };
  const name = documentName === undefined || documentName === null ? {} : { documentName: String(documentName) };
  if (documentId !== undefined && documentId !== null && from !== undefined && to !== undefined) {
    return { documentId: String(documentId), start: from, end: to, ...name, ...words };
  }
  if (documentName === undefined || documentName === null) {
    throw new Error('evidence: names no document (documentName), or has an id without start and end');
  }
  const number = whole(page);
  return {
    ...name,
    ...words,
    ...(number === undefined ? {} : { page: number }),
    ...(from === undefined || !('quote' in words) ? {} : { start: from }),
  };
}
