import { disconnect, migrate } from '@/lib/db';
import { initialiseFromEnvironment } from '@/lib/auth';
import { installQueues } from '@/lib/jobs';
import { settings } from '@/lib/settings';

/** Brings the database that `DATABASE_URL` names to this version, and makes the owner that the environment names. */
export async function prepareDatabase(): Promise<void> {
  const { databaseUrl, init } = settings();
  if (!databaseUrl) throw new Error('DATABASE_URL is not set');
  await migrate(databaseUrl, 'prisma/migrations');
  try {
    await installQueues();
    await initialiseFromEnvironment(init);
  } finally {
    await disconnect();
  }
}
