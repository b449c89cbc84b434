import { setTimeout as wait } from 'node:timers/promises';
import { pendingMigrations, pool } from '@/lib/db';
import { settings } from '@/lib/settings';
import { workerIsAlive } from './heartbeat';

/** A database that says nothing for so long counts as missing. */
const PATIENCE_MS = 5_000;

/** A database that had this version's schema keeps it: asked until then, and never again. */
let migrated = false;
let looking: Promise<string[]> | undefined;

/**
 * What the product still waits for, of `database`, `migrations` and `worker`. Anybody may ask, so that all who ask at the same
 * time share one look, on the connections that are there, and wait for five seconds at most.
 */
export async function missingParts(): Promise<string[]> {
  if (!settings().databaseUrl) return ['database'];
  const mine = (looking ??= look());
  const ended = new AbortController();
  const tooLong = wait(PATIENCE_MS, ['database'], { signal: ended.signal, ref: false });
  tooLong.catch(() => undefined);
  try {
    return await Promise.race([mine, tooLong]);
  } finally {
    ended.abort();
    if (looking === mine) looking = undefined;
  }
}

async function look(): Promise<string[]> {
  try {
    migrated ||= (await pendingMigrations(pool(), 'prisma/migrations')).length === 0;
    if (!migrated) return ['migrations'];
    return (await workerIsAlive()) ? [] : ['worker'];
  } catch {
    return ['database'];
  }
}
