import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveEmbeddedDatabase } from '@/lib/db/embedded/serve';

/** An embedded database of a test's own behind a line that the test can cut. */
export interface BreakableDatabase {
  /** What a product has to be started with to use it. */
  environment: Record<string, string>;
  /** All connections break, and new ones are refused. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function startBreakableDatabase(): Promise<BreakableDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'bakeoff-breakable-'));
  const directory = join(folder, 'database');
  const database = await serveEmbeddedDatabase(directory);
  const path = join(new URL(database.url).searchParams.get('host') ?? '', '.s.PGSQL.5432');
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let port = 0;

  async function mend(): Promise<void> {
    server = createServer((client) => {
      const line = connect(path);
      for (const [one, other] of [
        [client, line],
        [line, client],
      ] as const) {
        sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address === 'object' && address) port = address.port;
  }

  async function cut(): Promise<void> {
    const closed = server && once(server, 'close');
    server?.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  await mend();
  return {
    environment: {
      DATABASE_URL: `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=disable`,
      BAKEOFF_EMBEDDED_DATABASE: directory,
    },
    cut,
    mend,
    async close() {
      await cut();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
