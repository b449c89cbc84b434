import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { resetPassword } from '@/lib/auth';
import { disconnect, embeddedUrl } from '@/lib/db';
import { BakeoffError } from '@/lib/errors';
import type { Settings } from '@/lib/settings';
import { DatabaseThread } from './database-thread';
import { lockDataDirectory } from './lock';
import { secretOf } from './secret';
import { StartError } from './start-error';

/**
 * Sets a new random password and prints it. Whoever can run this on the machine that holds the data is its owner already.
 * Works while Bakeoff runs and while it doesn't.
 */
export async function resetPasswordOf(email: string | undefined, settings: Settings): Promise<void> {
  if (!email) throw new StartError('Say whose: npm run reset-password -- someone@example.com');
  process.env.BAKEOFF_SECRET = secretOf(settings);
  const close = settings.databaseUrl ? undefined : await reachEmbedded(settings);
  try {
    const password = randomBytes(12).toString('base64url');
    await resetPassword(email, password);
    console.log(
      `The new password of ${email} is ${password}\nAll sessions of this account have ended. Change it after signing in.`,
    );
  } catch (error) {
    throw error instanceof BakeoffError ? new StartError(error.detail) : error;
  } finally {
    await disconnect();
    await close?.();
  }
}

async function reachEmbedded(settings: Settings): Promise<(() => Promise<void>) | undefined> {
  const directory = join(settings.dataDirectory, 'database');
  let unlock: () => void;
  try {
    unlock = lockDataDirectory(settings.dataDirectory, 'npm run reset-password');
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.env.DATABASE_URL = embeddedUrl(directory);
    return undefined;
  }
  const thread = new DatabaseThread(directory, () => undefined);
  process.env.DATABASE_URL = await thread.start();
  return async () => {
    await thread.stop();
    unlock();
  };
}
