import { randomBytes } from 'node:crypto';
import { db, newId } from '@/lib/db';
import { authenticate, createApiKey } from '@/lib/auth';
import type { Access, Role, Scope } from '@/lib/auth/schema';

export interface TestWorkspace {
  /** As a person with a session has it. */
  access: Access;
  /** As that person's key has it. */
  keyAccess: Access;
  apiKey: string;
  workspaceId: string;
  /** Removes the workspace with everything in it. */
  remove: () => Promise<void>;
}

interface Options {
  role?: Role;
  scopes?: Scope[];
}

/** A workspace of its own for one test, with a member and an API key. */
export async function makeWorkspace({
  role = 'owner',
  scopes = ['read', 'write', 'run'],
}: Options = {}): Promise<TestWorkspace> {
  const tag = randomBytes(6).toString('hex');
  const user = { id: newId('usr'), name: `Person ${tag}`, email: `${tag}@example.com`, emailVerified: true };
  const workspace = { id: newId('wsp'), name: `Workspace ${tag}`, slug: `workspace-${tag}` };
  await db().user.create({ data: user });
  await db().workspace.create({ data: workspace });
  await db().member.create({ data: { id: newId('mem'), workspaceId: workspace.id, userId: user.id, role } });
  const access: Access = {
    workspaceId: workspace.id,
    workspaceSlug: workspace.slug,
    workspaceName: workspace.name,
    userId: user.id,
    name: user.name,
    role,
    kind: 'session',
    keyId: null,
    scopes: ['read', 'write', 'run'],
  };
  const { key } = await createApiKey(access, { name: 'Test', scopes });
  const headers = new Headers({ authorization: `Bearer ${key}` });
  return {
    access,
    keyAccess: await authenticate({ headers, workspace: undefined }),
    apiKey: key,
    workspaceId: workspace.id,
    remove: async () => {
      await db().workspace.deleteMany({ where: { id: workspace.id } });
      await db().user.deleteMany({ where: { id: user.id } });
    },
  };
}
