import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BinaryCopy, disconnect, loadBinary, query, serveEmbeddedDatabase, sql, transaction } from '@/lib/db';

const TABLE = ['bakeoff_indexes', 'binary_copy_test'] as const;

beforeEach(async () => {
  await query(sql`create table bakeoff_indexes.binary_copy_test (
    id int primary key, name text, headings text[] not null, numbers int[] not null, embedding vector(3))`);
});
afterEach(async () => {
  await query(sql`drop table bakeoff_indexes.binary_copy_test`);
});
afterAll(disconnect);

const row = (writer: BinaryCopy, id: number, name: string | null) =>
  writer
    .row(5)
    .int4(id)
    .text(name)
    .textArray(id % 2 ? ['Überschrift', 'a "b" {c}'] : [])
    .int4Array(Int32Array.of(1, -2, 2_147_483_647))
    .vector(name === null ? null : Float32Array.of(0.5, -1.25, id));

describe('binary loading', () => {
  it('puts every value into the table as it was', async () => {
    const writer = new BinaryCopy(16);
    row(writer, 1, 'naïve 日本 😀 \\N \t');
    row(writer, 2, null);
    await transaction((on) => loadBinary(on, TABLE, writer.finish()));
    expect(await query(sql`select *, embedding::text from bakeoff_indexes.binary_copy_test order by id`)).toEqual([
      {
        id: 1,
        name: 'naïve 日本 😀 \\N \t',
        headings: ['Überschrift', 'a "b" {c}'],
        numbers: [1, -2, 2_147_483_647],
        embedding: '[0.5,-1.25,1]',
      },
      { id: 2, name: null, headings: [], numbers: [1, -2, 2_147_483_647], embedding: null },
    ]);
  });

  it('loads nothing when one row is refused, and the connection goes on working', async () => {
    const writer = new BinaryCopy();
    row(writer, 1, 'first');
    row(writer, 1, 'the same key again');
    await expect(transaction((on) => loadBinary(on, TABLE, writer.finish()))).rejects.toThrow(
      /duplicate key|binary_copy_test_pkey/,
    );
    expect(await query(sql`select count(*)::int as n from bakeoff_indexes.binary_copy_test`)).toEqual([{ n: 0 }]);
  });

  it('loads several megabytes', async () => {
    const writer = new BinaryCopy();
    for (let id = 0; id < 3000; id++) row(writer, id, 'x'.repeat(1000));
    await transaction((on) => loadBinary(on, TABLE, writer.finish()));
    expect(await query(sql`select count(*)::int as n from bakeoff_indexes.binary_copy_test`)).toEqual([{ n: 3000 }]);
  });

  it('leaves nothing of what a killed process was loading', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'bakeoff-load-test-'));
    const left = join(directory, 'database', 'bakeoff-load', '0123456789abcdef.bin');
    await (await serveEmbeddedDatabase(join(directory, 'database'))).close();
    mkdirSync(join(left, '..'));
    writeFileSync(left, 'the text of a chunk');
    await (await serveEmbeddedDatabase(join(directory, 'database'))).close();
    expect(existsSync(left)).toBe(false);
    rmSync(directory, { recursive: true });
  });
});
