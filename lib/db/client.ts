import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client';
import { settings } from '@/lib/settings';
import type { Sql } from './sql';

/** What can run a statement: the pool, or one connection inside a transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

interface Clients {
  pool: pg.Pool;
  prisma: PrismaClient;
}

/** Next bundles a module once per entry point; the pool has to be one per process all the same. */
const holder = globalThis as typeof globalThis & { bakeoffDatabase?: Clients };

function clients(): Clients {
  return (holder.bakeoffDatabase ??= connect());
}

function connect(): Clients {
  const connectionString = settings().databaseUrl;
  if (!connectionString) throw new Error('DATABASE_URL is not set: bin/start sets it for its children.');
  // The pools of all processes have to add up to less than the embedded server's connections (100).
  const pool = new pg.Pool({ connectionString, max: 12, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000 });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

/** Prisma's client, one per process. */
export function db(): PrismaClient {
  return clients().prisma;
}

/** The same connections without Prisma, for what its query language has no words for. */
export function pool(): pg.Pool {
  return clients().pool;
}

/** Runs one statement and returns its rows. Statements are never prepared by name: the embedded database shares one backend. */
export async function query<Row extends pg.QueryResultRow>(statement: Sql, on: Queryable = pool()): Promise<Row[]> {
  const result = await on.query<Row>(statement.text, statement.values);
  return result.rows;
}

/**
 * Runs `work` in one transaction on one connection. Keep it short and without I/O of its own: the embedded database runs one
 * transaction at a time.
 */
export async function transaction<Result>(work: (on: Queryable) => Promise<Result>): Promise<Result> {
  const connection = await pool().connect();
  // A connection that is lost between two statements says so by an event, which would end the process if nobody listened; the
  // next statement fails then, and with it the transaction.
  connection.on('error', ignore);
  const giveBack = (broken: boolean) => {
    connection.off('error', ignore);
    connection.release(broken);
  };
  try {
    await connection.query('begin');
    const result = await work(connection);
    await connection.query('commit');
    giveBack(false);
    return result;
  } catch (error) {
    const broken = await connection.query('rollback').then(
      () => false,
      () => true,
    );
    giveBack(broken);
    throw error;
  }
}

function ignore(): void {
  // Said again by the statement that fails.
}

export async function disconnect(): Promise<void> {
  const current = holder.bakeoffDatabase;
  holder.bakeoffDatabase = undefined;
  await current?.prisma.$disconnect();
  if (current && !current.pool.ended) await current.pool.end();
}
