import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '@/lib/settings';

/**
 * The secret that sessions are signed and provider keys are encrypted with: the one given, or one that is generated into the
 * data directory the first time, readable by its owner only.
 */
export function secretOf(settings: Settings): string {
  if (settings.secret) return settings.secret;
  mkdirSync(settings.dataDirectory, { recursive: true, mode: 0o700 });
  const file = join(settings.dataDirectory, 'secret');
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
