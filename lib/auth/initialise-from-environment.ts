import type { Settings } from '@/lib/settings';
import { makeFirstOwner } from './make-first-owner';
import { countUsers } from './store';

/**
 * The headless start: makes the owner, the workspace and the API key that the environment names, on an empty database only.
 *
 * @returns whether anything was made
 */
export async function initialiseFromEnvironment(init: Settings['init']): Promise<boolean> {
  if (!init || (await countUsers()) > 0) return false;
  const name = init.email.split('@')[0] ?? 'Owner';
  const person = { name, email: init.email, password: init.password };
  return (await makeFirstOwner(person, 'Workspace', init.apiKey)) !== null;
}
