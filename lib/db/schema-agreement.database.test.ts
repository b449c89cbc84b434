import { readdirSync, readFileSync } from 'node:fs';
import { getDMMF } from '@prisma/get-dmmf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect, query, sql } from '@/lib/db';

type Models = Extract<Awaited<ReturnType<typeof getDMMF>>, { datamodel: unknown }>['datamodel'];
type Model = Models['models'][number];

/** Prisma's schema has no words for partial indexes. */
const PARTIAL = [
  'documents_living_sha256_key',
  'prompts_living_name_key',
  'connections_living_name_key',
  'dataset_cases_newest_key_key',
];
const TYPES: Record<string, string> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Json: 'jsonb',
  Bytes: 'bytea',
  DateTime: 'timestamp(3) with time zone',
};

let datamodel: Models;
const tableOf = (model: Model) => model.dbName ?? model.name;
const columnOf = (model: Model, name: string) => {
  const field = model.fields.find((candidate) => candidate.name === name);
  return field?.dbName ?? name;
};
const modelNamed = (name: string) => datamodel.models.find((model) => model.name === name)!;
const sorted = (lines: Iterable<string>) => [...lines].sort();

beforeAll(async () => {
  const files = readdirSync('prisma/schema').map((file): [string, string] => {
    const path = `prisma/schema/${file}`;
    return [path, readFileSync(path, 'utf8')];
  });
  const result = await getDMMF({ datamodel: files });
  if (!('datamodel' in result)) throw new Error('the Prisma schema does not parse');
  datamodel = result.datamodel;
});
afterAll(disconnect);

describe('the Prisma schema and the migrated database agree', () => {
  it('on tables, columns, types and nullability', async () => {
    const rows = await query<{ line: string }>(sql`
      select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
             || case when a.attnotnull then ' not null' else '' end as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and c.relname <> '_prisma_migrations'`);
    const expected = datamodel.models.flatMap((model) =>
      model.fields
        .filter((field) => field.kind !== 'object')
        .map((field) => {
          const type = field.nativeType?.[0] === 'Date' ? 'date' : TYPES[field.type];
          const list = field.isList ? '[]' : '';
          return `${tableOf(model)}.${columnOf(model, field.name)} ${type}${list}${field.isRequired && !field.isList ? ' not null' : ''}`;
        }),
    );
    expect(sorted(rows.map((row) => row.line))).toEqual(sorted(expected));
  });

  it('on primary keys, unique keys and indexes', async () => {
    const rows = await query<{ line: string; name: string }>(sql`
      select i.relname as name, c.relname || ' ' || case when x.indisprimary then 'primary' when x.indisunique then 'unique' else 'index' end
             || ' ' || (select string_agg(a.attname, ',' order by k.ord) from unnest(x.indkey::int2[]) with ordinality k(attnum, ord)
                        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum) as line
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relname <> '_prisma_migrations'`);
    const expected = datamodel.models.flatMap((model) => {
      const line = (kind: string, fields: readonly string[]) =>
        `${tableOf(model)} ${kind} ${fields.map((field) => columnOf(model, field)).join(',')}`;
      const id = model.primaryKey?.fields ?? model.fields.filter((field) => field.isId).map((field) => field.name);
      return [
        line('primary', id),
        ...model.fields.filter((field) => field.isUnique).map((field) => line('unique', [field.name])),
        ...model.uniqueFields.map((fields) => line('unique', fields)),
        ...datamodel.indexes
          .filter((index) => index.model === model.name && index.type === 'normal')
          .map((index) =>
            line(
              'index',
              index.fields.map((field) => field.name),
            ),
          ),
      ];
    });
    const partial = rows.filter((row) => PARTIAL.includes(row.name));
    expect(partial).toHaveLength(PARTIAL.length);
    expect(sorted(rows.filter((row) => !PARTIAL.includes(row.name)).map((row) => row.line))).toEqual(sorted(expected));
  });

  it('on foreign keys', async () => {
    const rows = await query<{ line: string }>(sql`
      select c.relname || '(' || (select string_agg(a.attname, ',' order by k.ord) from unnest(f.conkey) with ordinality k(attnum, ord)
               join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.attnum)
             || ') -> ' || r.relname || '(' || (select string_agg(a.attname, ',' order by k.ord) from unnest(f.confkey) with ordinality k(attnum, ord)
               join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.attnum)
             || ') ' || f.confdeltype::text as line
      from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class r on r.oid = f.confrelid
      join pg_namespace n on n.oid = c.relnamespace where f.contype = 'f' and n.nspname = 'public'`);
    const expected = datamodel.models.flatMap((model) =>
      model.fields
        .filter((field) => field.kind === 'object' && (field.relationFromFields?.length ?? 0) > 0)
        .map((field) => {
          const target = modelNamed(field.type);
          const from = field.relationFromFields!.map((name) => columnOf(model, name)).join(',');
          const to = field.relationToFields!.map((name) => columnOf(target, name)).join(',');
          return `${tableOf(model)}(${from}) -> ${tableOf(target)}(${to}) ${field.relationOnDelete === 'Cascade' ? 'c' : 'a'}`;
        }),
    );
    expect(sorted(rows.map((row) => row.line))).toEqual(sorted(expected));
  });

  it('that whatever belongs to a workspace is tied to it by its foreign keys', () => {
    const free = new Set([
      'User',
      'Session',
      'Account',
      'Verification',
      'Workspace',
      'RateLimit',
      'RequestRate',
      'WorkerHeartbeat',
    ]);
    for (const model of datamodel.models.filter(({ name }) => !free.has(name))) {
      const relations = model.fields.filter(
        (field) => (field.relationFromFields?.length ?? 0) > 0 && field.type !== 'User',
      );
      expect(relations.length, model.name).toBeGreaterThan(0);
      for (const relation of relations)
        expect(relation.relationFromFields, `${model.name}.${relation.name}`).toContain('workspaceId');
    }
  });
});
