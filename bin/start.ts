import { loadSettings, SettingsError } from '@/lib/settings';
import { runAll } from './supervisor/run-all';
import { resetPasswordOf } from './supervisor/reset-password-of';
import { runOne } from './supervisor/run-one';
import { StartError } from './supervisor/start-error';

/**
 * Starts Bakeoff: everything (`all`, `dev`), or one process of several machines (`web`, `worker`),
 * or sets a new password for somebody who is locked out (`reset-password`).
 * What is wrong is said in words, and nothing is left running.
 */
export async function start(mode: string): Promise<void> {
  try {
    const settings = loadSettings();
    if (mode === 'web' || mode === 'worker') await runOne(mode, settings);
    else if (mode === 'reset-password') await resetPasswordOf(process.argv[3], settings);
    else await runAll(settings, mode === 'dev');
  } catch (error) {
    console.error(error instanceof SettingsError || error instanceof StartError ? error.message : error);
    process.exit(1);
  }
}
