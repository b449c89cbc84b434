import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pendingMigrations } from '@/lib/db';
import type { Settings } from '@/lib/settings';
import { backUp } from './back-up';
import { Child } from './child';
import { DatabaseThread } from './database-thread';
import { assertPortFree } from './port';
import { runToEnd } from './run-to-end';
import { secretOf } from './secret';

const STOP_MS = 20_000;
const say = (line: string) => console.log(line);

/** Everything on one machine, whose data directory the caller has locked: the embedded database unless DATABASE_URL names another, migrations, web and worker. */
export async function runAll(settings: Settings, development: boolean): Promise<void> {
  const began = performance.now();
  await assertPortFree(settings.port, settings.host);
  process.env.BAKEOFF_SECRET = secretOf(settings);

  const database = settings.databaseUrl ? undefined : await startDatabase(settings.dataDirectory);
  await runToEnd('prepare');

  const env = { ...process.env, BAKEOFF_DEVELOPMENT: development ? '1' : '' };
  const worker = new Child({ name: 'worker', env, report: say });
  const web = new Child({
    name: 'web',
    env,
    report: say,
    onMessage: (message) => {
      // Anything else is the name of a queue that has a job now.
      if (message !== 'ready') return worker.tell(String(message));
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      say(`Bakeoff is ready at ${settings.url} (started in ${seconds} s). Ctrl+C stops it.`);
    },
  });
  const children = [web, worker];
  stopOnSignals(async () => {
    await Promise.all(children.map((child) => child.stop(STOP_MS)));
    await database?.stop();
  });
}

async function startDatabase(dataDirectory: string): Promise<DatabaseThread> {
  const directory = join(dataDirectory, 'database');
  const isNew = !existsSync(directory);
  const thread: DatabaseThread = new DatabaseThread(directory, (error) => {
    say(`The database stopped unexpectedly (${error.message}); it starts again.`);
    thread.start().catch((reason: unknown) => {
      say(`The database can't be started again: ${String(reason)}`);
      process.exit(1);
    });
  });
  if (isNew) say('Making a new database …');
  let url = await thread.start();
  if (!isNew && (await pendingMigrations(url, 'prisma/migrations')).length > 0) {
    await thread.stop();
    say(`This version changes the database. A copy of it as it was: ${backUp(dataDirectory, directory)}`);
    url = await thread.start();
  }
  process.env.DATABASE_URL = url;
  process.env.BAKEOFF_EMBEDDED_DATABASE = directory;
  return thread;
}

/** SIGTERM and SIGINT end everything in order; a second one at once. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) process.exit(1);
    stopping = true;
    say('Stopping …');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
