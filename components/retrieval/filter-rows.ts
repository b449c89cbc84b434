import { conditionSchema, type Condition, type Filter } from '@/lib/retrieval/schema';

/** One line of the filter form; it may be unfinished. */
export interface FilterRow {
  key: string;
  field: string;
  op: Condition['op'];
  value: string;
}

export interface FilterForm {
  join: 'all' | 'any';
  rows: FilterRow[];
}

/** Their values are texts, whatever they look like. */
const TEXTS = new Set(['name', 'mimeType', 'tags']);

const isCondition = (filter: Filter): filter is Condition => 'field' in filter;

/** A filter as lines of a form; null where it is nested, which lines can’t show. */
export function toFilterForm(filter: Filter | undefined): FilterForm | null {
  if (filter === undefined) return { join: 'all', rows: [] };
  if (isCondition(filter)) return { join: 'all', rows: [toRow(filter)] };
  const [join, parts] = 'all' in filter ? (['all', filter.all] as const) : (['any', filter.any] as const);
  return parts.every(isCondition) ? { join, rows: parts.map(toRow) } : null;
}

/** What the finished lines say; undefined where there are none. */
export function toFilter({ join, rows }: FilterForm): Filter | undefined {
  const conditions = rows.flatMap((row) => toCondition(row) ?? []);
  if (conditions.length <= 1) return conditions[0];
  return join === 'all' ? { all: conditions } : { any: conditions };
}

/** Null where the line is unfinished. */
export function toCondition({ field, op, value }: FilterRow): Condition | null {
  const name = field.trim();
  const scalar = (text: string) => (TEXTS.has(name) || op === 'contains' ? unquoted(text) : parseScalar(text));
  const parts = value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const meant =
    op === 'exists'
      ? value !== 'no'
      : op === 'in'
        ? parts.map(scalar)
        : value.trim() === ''
          ? undefined
          : scalar(value);
  return conditionSchema.safeParse({ field: name, op, value: meant }).data ?? null;
}

function toRow({ field, op, value }: Condition): FilterRow {
  const written = (item: string | number | boolean) =>
    typeof item === 'string' && !TEXTS.has(field) && op !== 'contains' && typeof parseScalar(item) !== 'string'
      ? `"${item}"`
      : String(item);
  const text =
    op === 'exists' ? (value ? 'yes' : 'no') : Array.isArray(value) ? value.map(written).join(', ') : written(value);
  return { key: crypto.randomUUID(), field, op, value: text };
}

/** A number or true or false where it looks like one, unless it stands in quotation marks. */
function parseScalar(text: string): string | number | boolean {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : unquoted(trimmed);
}

const unquoted = (text: string) => /^"(.*)"$/su.exec(text.trim())?.[1] ?? text.trim();
