import type { Settings } from '@/lib/settings';
import { assertPortFree } from './port';
import { prepareDatabase } from './prepare-database';
import { secretOf } from './secret';
import { StartError } from './start-error';

/**
 * One process of several, on a database that others share: `npm run start:web`, `npm run start:worker`. Whoever comes first
 * migrates; the others wait for it.
 */
export async function runOne(name: 'web' | 'worker', settings: Settings): Promise<void> {
  if (!settings.databaseUrl) {
    throw new StartError(
      'Set DATABASE_URL: separate web and worker processes share a Postgres server. “npm start” alone brings its own.',
    );
  }
  if (!settings.secret)
    console.log(
      'BAKEOFF_SECRET is not set: one is kept in the data directory. All machines have to be given the same.',
    );
  process.env.BAKEOFF_SECRET = secretOf(settings);
  if (name === 'web') await assertPortFree(settings.port, settings.host);
  await prepareDatabase();
  await import(new URL(`./${name}.js`, import.meta.url).href);
}
