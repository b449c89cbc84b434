import { auth } from './better-auth';
import { orDatabaseAway } from './or-database-away';
import type { Access, Workspace } from './schema';
import { membershipsOf, renameWorkspaceRow } from './store';

/**
 * The person whose session cookie these headers carry, if any. Prolongs nothing: a page can't set the cookie that belongs to it,
 * and the requests that it makes then do.
 */
export async function signedInUser(headers: Headers): Promise<{ id: string; name: string; email: string } | null> {
  const session = await orDatabaseAway(() => auth().api.getSession({ headers, query: { disableRefresh: true } }));
  return session ? { id: session.user.id, name: session.user.name, email: session.user.email } : null;
}

/** The workspaces that a person is a member of, in the order of joining. */
export async function listWorkspaces(userId: string): Promise<Workspace[]> {
  return (await membershipsOf(userId)).map((row) => ({
    id: row.workspaceId,
    name: row.workspaceName,
    slug: row.workspaceSlug,
    role: row.role,
  }));
}

/** Gives the workspace another name. Its slug, and with it every address, stays. */
export async function renameWorkspace(access: Access, name: string): Promise<Workspace> {
  await renameWorkspaceRow(access.workspaceId, name);
  return { id: access.workspaceId, name, slug: access.workspaceSlug, role: access.role };
}
