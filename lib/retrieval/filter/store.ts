import { join, sql, type Sql } from '@/lib/db';
import type { Condition, Filter } from '../schema';

/**
 * A filter as a condition on a document `d` and a chunk `c`. What people wrote becomes parameters; the operators are an enum
 * (T24). A field that a document does not have fulfils only `ne` and `exists: false`. Text compares by code point, so that
 * every Postgres gives the same answer.
 */
export function filterCondition(filter: Filter): Sql {
  if ('all' in filter) return sql`(${join(filter.all.map(filterCondition), ' and ')})`;
  if ('any' in filter) return sql`(${join(filter.any.map(filterCondition), ' or ')})`;
  return sql`coalesce(${comparison(filter, valueOf(filter.field))}, false)`;
}

/** The document's tags, and those that its metadata had under this name before documents had tags; null where there are none. */
const TAGS = sql`(case when cardinality(d.tags) = 0 then d.metadata -> 'tags'
  when jsonb_typeof(d.metadata -> 'tags') = 'array' then to_jsonb(d.tags) || (d.metadata -> 'tags')
  else to_jsonb(d.tags) end)`;

/** The field as `jsonb`, whichever column it comes from. */
function valueOf(field: string): Sql {
  if (field === 'name') return sql`to_jsonb(d.name)`;
  if (field === 'mimeType') return sql`to_jsonb(d.mime_type)`;
  if (field === 'tags') return TAGS;
  if (field === 'page') return sql`to_jsonb(c.page)`;
  return sql`(d.metadata -> ${field.replace(/^metadata\./, '')}::text)`;
}

const json = (value: unknown): Sql => sql`${JSON.stringify(value)}::jsonb`;
const asText = (field: Sql): Sql => sql`(${field} #>> '{}') collate "C"`;

const ORDER = { gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } as const;

function comparison(condition: Condition, field: Sql): Sql {
  switch (condition.op) {
    case 'eq':
      return sql`${field} = ${json(condition.value)}`;
    case 'ne':
      return sql`${field} is distinct from ${json(condition.value)}`;
    case 'in':
      return sql`${field} in (${join(condition.value.map(json))})`;
    case 'exists':
      return sql`(${field} is not null and ${field} <> 'null'::jsonb) = ${condition.value}::boolean`;
    case 'contains':
      return contains(field, condition.value);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return typeof condition.value === 'number'
        ? sql`(jsonb_typeof(${field}) = 'number' and ${field} ${ORDER[condition.op]} ${json(condition.value)})`
        : sql`(jsonb_typeof(${field}) = 'string' and ${asText(field)} ${ORDER[condition.op]} ${condition.value}::text)`;
  }
}

/** An element of a list, or a part of a text. */
function contains(field: Sql, value: string | number | boolean): Sql {
  const inList = sql`(jsonb_typeof(${field}) = 'array' and ${field} @> ${json([value])})`;
  if (typeof value !== 'string') return inList;
  return sql`(${inList} or (jsonb_typeof(${field}) = 'string' and position(${value}::text in ${field} #>> '{}') > 0))`;
}
