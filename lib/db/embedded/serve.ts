import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { LOAD_FOLDER } from './directory';
import { keepConversationsWhole } from './whole-conversations';

/** More than the pools of all processes together; beyond it pglite-socket refuses. */
const MAX_CONNECTIONS = 100;
/** A Unix socket's path has at most 107 bytes on Linux and 103 on macOS. */
const MAX_SOCKET_PATH = 100;

export interface EmbeddedDatabase {
  url: string;
  close(): Promise<void>;
}

/**
 * Opens the embedded Postgres in a folder, or a new one in memory, and serves it on a private Unix socket (on a random
 * loopback port where Unix sockets are missing).
 *
 * @param directory where the data lies; the caller has made sure that no other process has it open
 */
export async function serveEmbeddedDatabase(directory: string | undefined): Promise<EmbeddedDatabase> {
  if (directory) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    // A process that was killed while it loaded chunks has left their texts.
    rmSync(join(directory, LOAD_FOLDER), { recursive: true, force: true });
  }
  const database = await PGlite.create({ dataDir: directory ?? 'memory://', extensions: { vector } });
  const { server, url } =
    process.platform === 'win32' ? await onLoopback(database) : await onUnixSocket(database, directory);
  return {
    url,
    close: async () => {
      await server.stop();
      await database.close();
    },
  };
}

/** Where an embedded database that some process serves on a Unix socket is reached. */
export function embeddedUrl(directory: string): string {
  return urlOf(socketFolder(directory));
}

function urlOf(folder: string): string {
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
}

async function onUnixSocket(database: PGlite, directory: string | undefined) {
  const folder = socketFolder(directory);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, '.s.PGSQL.5432');
  rmSync(path, { force: true });
  const server = new PGLiteSocketServer({
    db: keepConversationsWhole(database),
    path,
    maxConnections: MAX_CONNECTIONS,
  });
  await server.start();
  return { server, url: urlOf(folder) };
}

function socketFolder(directory: string | undefined): string {
  const beside = directory && `${directory}.socket`;
  if (beside && Buffer.byteLength(beside) + 14 <= MAX_SOCKET_PATH) return beside;
  const name = createHash('sha256')
    .update(directory ?? `${process.pid}-${Math.random()}`)
    .digest('hex')
    .slice(0, 16);
  return join(tmpdir(), `bakeoff-${name}`);
}

async function onLoopback(database: PGlite) {
  const server = new PGLiteSocketServer({
    db: keepConversationsWhole(database),
    host: '127.0.0.1',
    port: 0,
    maxConnections: MAX_CONNECTIONS,
  });
  await server.start();
  const port = server.getServerConn().split(':').pop();
  return { server, url: `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=disable` };
}
