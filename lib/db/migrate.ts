import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** A number of our own for the advisory lock, so that two servers that start at once migrate once. */
const LOCK = 7_241_968_302;

/** Prisma's own table, column for column, so that `prisma migrate` works on the same database wherever it can run. */
const TABLE = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) not null primary key,
  "checksum" varchar(64) not null,
  "finished_at" timestamptz,
  "migration_name" varchar(255) not null,
  "logs" text,
  "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(),
  "applied_steps_count" integer not null default 0
)`;

interface Migration {
  name: string;
  statements: string;
  checksum: string;
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const statements = await readFile(join(directory, name, 'migration.sql'), 'utf8');
      return { name, statements, checksum: createHash('sha256').update(statements).digest('hex') };
    }),
  );
}

async function withConnection<Result>(url: string, work: (connection: pg.Client) => Promise<Result>): Promise<Result> {
  const connection = new pg.Client({ connectionString: url });
  // Without a listener a connection that is lost would end the process, instead of failing the statement that it is lost for.
  connection.on('error', () => undefined);
  await connection.connect();
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

async function applied(connection: Pick<pg.Client, 'query'>): Promise<Map<string, string>> {
  const exists = await connection.query(`select to_regclass('"_prisma_migrations"') is not null as there`);
  if (!exists.rows[0].there) return new Map();
  const rows = await connection.query<{ migration_name: string; checksum: string }>(
    'select migration_name, checksum from "_prisma_migrations" where finished_at is not null and rolled_back_at is null',
  );
  return new Map(rows.rows.map((row) => [row.migration_name, row.checksum]));
}

/**
 * The names of the migrations that this version has and the database has not.
 *
 * @param database its address, for a connection of this call's own; or a connection
 */
export async function pendingMigrations(
  database: string | Pick<pg.Client, 'query'>,
  directory: string,
): Promise<string[]> {
  const migrations = await readMigrations(directory);
  const done = typeof database === 'string' ? await withConnection(database, applied) : await applied(database);
  return migrations.filter((migration) => !done.has(migration.name)).map((migration) => migration.name);
}

/**
 * Brings the database to this version's schema: each migration in a transaction of its own, under an advisory lock, recorded
 * as Prisma records it.
 *
 * @returns the names of the migrations that were applied
 * @throws when the database has a migration that this version doesn't know (it is newer), or one whose text has changed
 */
export async function migrate(url: string, directory: string): Promise<string[]> {
  const migrations = await readMigrations(directory);
  return withConnection(url, async (connection) => {
    await connection.query(`select pg_advisory_lock(${LOCK})`);
    try {
      await connection.query(TABLE);
      const done = await applied(connection);
      refuseStrangers(done, migrations);
      const names: string[] = [];
      for (const migration of migrations.filter(({ name }) => !done.has(name))) {
        await apply(connection, migration);
        names.push(migration.name);
      }
      return names;
    } finally {
      await connection.query(`select pg_advisory_unlock(${LOCK})`);
    }
  });
}

function refuseStrangers(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of done) {
    if (!known.has(name)) {
      throw new Error(
        `The database was made by a newer version (it has the migration ${name}). Start that version, or restore a backup.`,
      );
    }
    if (known.get(name) !== checksum) {
      throw new Error(
        `The migration ${name} is not the one that this database was made with. Restore prisma/migrations from the release.`,
      );
    }
  }
}

async function apply(connection: pg.Client, migration: Migration): Promise<void> {
  await connection.query('begin');
  try {
    await connection.query(migration.statements);
    await connection.query(
      `insert into "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       values ($1, $2, now(), $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await connection.query('commit');
  } catch (error) {
    await connection.query('rollback');
    throw new Error(
      `The migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}
