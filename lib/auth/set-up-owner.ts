import { ConflictError } from '@/lib/errors';
import { makeFirstOwner } from './make-first-owner';
import type { Setup, Workspace } from './schema';
import { countUsers } from './store';

/** Whether the first-run form has been filled in, or the environment named an owner. */
export async function hasOwner(): Promise<boolean> {
  return (await countUsers()) > 0;
}

/**
 * Makes the first account and its workspace. Works once.
 *
 * @throws ConflictError when there is an owner already
 */
export async function setUpOwner(setup: Setup): Promise<{ userId: string; workspace: Workspace }> {
  const made = (await hasOwner()) ? null : await makeFirstOwner(setup, `${setup.name.split(/\s+/)[0]}’s workspace`);
  if (!made) throw new ConflictError('Bakeoff has been set up already. Sign in instead.');
  return made;
}
