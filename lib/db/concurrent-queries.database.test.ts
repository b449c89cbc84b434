import { connect, type Socket } from 'node:net';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { db, disconnect, query, sql, transaction } from '.';

afterAll(disconnect);

describe('queries of several connections at once', () => {
  it('keep their own values, also those that waited for a transaction', async () => {
    const ask = async (i: number) => {
      if (i % 3 === 0) return (await query<{ n: number }>(sql`select ${i}::int as n`))[0]?.n;
      if (i % 3 === 1) return (await query<{ n: number }>(sql`select ${i}::int + ${0}::int + ${0}::int as n`))[0]?.n;
      const rows = await db().$queryRaw<{ n: number }[]>`select ${i}::int + ${0}::int as n`;
      return rows[0]?.n;
    };
    const answers: Promise<number | undefined>[] = [];
    for (let round = 0; round < 20; round++) {
      await transaction(async (on) => {
        await query(sql`select 1`, on);
        answers.push(...Array.from({ length: 10 }, (_, i) => ask(round * 10 + i)));
        for (let turn = 0; turn < 20; turn++) await query(sql`select ${turn}::int`, on);
      });
    }
    const got = await Promise.all(answers);
    expect(got).toEqual(got.map((_, i) => i));
  });

  // A real server has a backend for each client; only the embedded one could be left waiting for the rest of a query.
  const folder = new URL(process.env.DATABASE_URL ?? 'postgresql://none').searchParams.get('host');
  it.skipIf(!process.env.BAKEOFF_EMBEDDED_DATABASE || !folder)(
    'go on when a client leaves between two messages of one query',
    async () => {
      const leaving: Socket = connect(`${folder}/.s.PGSQL.5432`);
      leaving.write(startUp());
      await new Promise((resolve) => leaving.once('data', resolve));
      await new Promise((resolve) => leaving.write(parse('select 1'), resolve));
      const rows = query<{ n: number }>(sql`select ${7}::int as n`);
      leaving.destroy();
      await vi.waitFor(async () => expect(await rows).toEqual([{ n: 7 }]));
    },
  );
});

function startUp(): Buffer {
  const body = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, body]);
}

function parse(statement: string): Buffer {
  const body = Buffer.from(`\0${statement}\0\0\0`);
  const head = Buffer.from([0x50, 0, 0, 0, 0]);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
