import { randomBytes } from 'node:crypto';
import { auth } from './better-auth';
import type { Workspace } from './schema';
import { slugTaken } from './store';

/** Makes a workspace whose owner is this person. Its slug comes from its name and stays. */
export async function createWorkspace(userId: string, name: string): Promise<Workspace> {
  const slug = await freeSlug(name);
  const created = await auth().api.createOrganization({ body: { name, slug, userId } });
  return { id: created.id, name: created.name, slug: created.slug, role: 'owner' };
}

/** The name as it stands in addresses, with some random characters where another workspace has it. */
export async function freeSlug(name: string): Promise<string> {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'workspace';
  return (await slugTaken(base)) ? `${base}-${randomBytes(3).toString('hex')}` : base;
}
