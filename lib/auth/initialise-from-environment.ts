import { newId } from '@/lib/db';
import type { Settings } from '@/lib/settings';
import { hashKey } from './authenticate';
import { createUser } from './create-user';
import { createWorkspace } from './create-workspace';
import { SCOPES } from './schema';
import { countUsers, insertKey } from './store';

/**
 * The headless start: makes the owner, the workspace and the API key that the environment names, on an empty database only.
 *
 * @returns whether anything was made
 */
export async function initialiseFromEnvironment(init: Settings['init']): Promise<boolean> {
  if (!init || (await countUsers()) > 0) return false;
  const name = init.email.split('@')[0] ?? 'Owner';
  const user = await createUser({ name, email: init.email.toLowerCase(), password: init.password });
  const workspace = await createWorkspace(user.id, 'Workspace');
  if (init.apiKey) {
    await insertKey({
      id: newId('key'),
      workspaceId: workspace.id,
      userId: user.id,
      name: 'From the environment',
      keyHash: hashKey(init.apiKey),
      keyHint: init.apiKey.slice(-4),
      scopes: [...SCOPES],
      expiresAt: null,
    });
  }
  return true;
}
