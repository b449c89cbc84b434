import { pendingMigrations } from '@/lib/db';
import { workerIsAlive } from './heartbeat';
import { settings } from '@/lib/settings';

/** What the product still waits for, of `database`, `migrations` and `worker`. */
export async function missingParts(): Promise<string[]> {
  const url = settings().databaseUrl;
  if (!url) return ['database'];
  try {
    if ((await pendingMigrations(url, 'prisma/migrations')).length > 0) return ['migrations'];
    return (await workerIsAlive()) ? [] : ['worker'];
  } catch {
    return ['database'];
  }
}
