import { loadSettings, SettingsError } from '@/lib/settings';
import { lockDataDirectory } from './supervisor/lock';
import { StartError } from './supervisor/start-error';

/**
 * Starts Bakeoff: everything (`all`, `dev`), or one process of several machines (`web`, `worker`),
 * or sets a new password for somebody who is locked out (`reset-password`).
 * What is wrong is said in words, and nothing is left running.
 */
export async function start(mode: string): Promise<void> {
  try {
    const settings = loadSettings();
    if (mode === 'web' || mode === 'worker') {
      await (await import('./supervisor/run-one')).runOne(mode, settings);
    } else if (mode === 'reset-password') {
      await (await import('./supervisor/reset-password-of')).resetPasswordOf(process.argv[3], settings);
    } else {
      // Before anything heavy is loaded: a second start on the same folder is refused within a second.
      process.on('exit', lockDataDirectory(settings.dataDirectory, settings.url));
      await (await import('./supervisor/run-all')).runAll(settings, mode === 'dev');
    }
  } catch (error) {
    console.error(error instanceof SettingsError || error instanceof StartError ? error.message : error);
    process.exit(1);
  }
}
