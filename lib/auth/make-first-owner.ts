import { newId } from '@/lib/db';
import { hashKey } from './authenticate';
import { auth } from './better-auth';
import { freeSlug } from './create-workspace';
import { SCOPES, type Setup, type Workspace } from './schema';
import { insertFirstOwner } from './store';

/**
 * Makes the first account, its workspace and, where one is named, its API key with all scopes: all of them or, when the process
 * ends in between, none, so that the next start or the set-up form can do it again.
 *
 * @returns null where there is an account already
 */
export async function makeFirstOwner(
  person: Setup,
  workspaceName: string,
  apiKey?: string,
): Promise<{ userId: string; workspace: Workspace } | null> {
  const context = await auth().$context;
  const userId = newId('usr');
  const workspace = { id: newId('wsp'), name: workspaceName, slug: await freeSlug(workspaceName) };
  const made = await insertFirstOwner({
    user: { id: userId, name: person.name, email: person.email.toLowerCase(), emailVerified: true },
    passwordHash: await context.password.hash(person.password),
    workspace,
    key: apiKey
      ? {
          id: newId('key'),
          workspaceId: workspace.id,
          userId,
          name: 'From the environment',
          keyHash: hashKey(apiKey),
          keyHint: apiKey.slice(-4),
          scopes: [...SCOPES],
          expiresAt: null,
        }
      : null,
  });
  return made ? { userId, workspace: { ...workspace, role: 'owner' } } : null;
}
