import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Queryable } from './client';
import { embeddedDirectory, LOAD_FOLDER as FOLDER } from './embedded/directory';
import { identifier, type Sql } from './sql';

/** Where the embedded database sees its own folder. */
const EMBEDDED_ROOT = '/pglite/data';
const SLICE = 64 * 1024;

/**
 * Loads rows in PostgreSQL's binary COPY format into a table, all of its columns in order. A real server gets them through the connection. The embedded one hangs every client on `COPY … FROM STDIN`, so
 * it reads a file that is put into its own folder and removed afterwards.
 *
 * @param on one connection, as `transaction` gives it (the pool would wait for ever for a COPY to be given back)
 * @param table schema and name
 * @param data as `BinaryCopy.finish` gives it
 */
export async function loadBinary(on: Queryable, table: readonly [string, string], data: Buffer): Promise<void> {
  const directory = embeddedDirectory();
  if (directory === undefined) return copyFromStdin(on, identifier(...table), data);
  const name = `${randomBytes(8).toString('hex')}.bin`;
  await mkdir(join(directory, FOLDER), { recursive: true, mode: 0o700 });
  const path = join(directory, FOLDER, name);
  await writeFile(path, data, { mode: 0o600 });
  try {
    await on.query(`copy ${identifier(...table).sql} from '${EMBEDDED_ROOT}/${FOLDER}/${name}' (format binary)`);
  } finally {
    await rm(path, { force: true });
  }
}

/** What `pg` calls on a query while the server waits for COPY data; its type declarations leave these out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

function copyFromStdin(on: Queryable, table: Sql, data: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const submittable = {
      submit: (connection: CopyConnection) => connection.query(`copy ${table.sql} from stdin (format binary)`),
      handleCopyInResponse: (connection: CopyConnection) => {
        for (let start = 0; start < data.length; start += SLICE) {
          connection.sendCopyFromChunk(data.subarray(start, start + SLICE));
        }
        connection.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleError: reject,
      handleReadyForQuery: () => resolve(),
    };
    on.query(submittable as unknown as pg.Submittable);
  });
}
