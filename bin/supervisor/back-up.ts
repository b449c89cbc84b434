import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const KEPT = 3;

/** Copies the closed database folder before a new version changes it. The latest three copies are kept. */
export function backUp(dataDirectory: string, database: string): string | undefined {
  if (!existsSync(database)) return undefined;
  const backups = join(dataDirectory, 'backups');
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  const target = join(backups, new Date().toISOString().replace(/[:.]/g, '-'));
  cpSync(database, target, { recursive: true });
  for (const old of readdirSync(backups).sort().slice(0, -KEPT))
    rmSync(join(backups, old), { recursive: true, force: true });
  return target;
}
