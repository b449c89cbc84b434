import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, serveEmbeddedDatabase } from '@/lib/db';

/**
 * Gives the database tests a migrated database of their own: embedded, or, with DATABASE_URL, a new one on that server. The
 * tests find it where the product does, in the environment.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  process.env.BAKEOFF_SECRET ??= randomBytes(32).toString('hex');
  process.env.BAKEOFF_RATE_LIMITS ??= 'off';
  const given = process.env.DATABASE_URL;
  return given ? onServer(given) : embedded();
}

async function embedded() {
  const directory = await mkdtemp(join(tmpdir(), 'bakeoff-test-'));
  const database = await serveEmbeddedDatabase(join(directory, 'database'));
  process.env.DATABASE_URL = database.url;
  process.env.BAKEOFF_EMBEDDED_DATABASE = join(directory, 'database');
  await migrate(database.url, 'prisma/migrations');
  return async () => {
    await database.close();
    await rm(directory, { recursive: true, force: true });
  };
}

async function onServer(given: string) {
  const name = `bakeoff_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(given);
  url.pathname = `/${name}`;
  await administer(given, `create database ${name}`);
  await migrate(url.href, 'prisma/migrations');
  process.env.DATABASE_URL = url.href;
  return async () => {
    await administer(given, `drop database ${name} with (force)`);
  };
}

async function administer(url: string, statement: string) {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
