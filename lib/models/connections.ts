import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import type { Connection } from './schema';
import {
  findConnection,
  findConnections,
  markConnectionDeleted,
  markConnectionRestored,
  purgeDeletedConnections,
} from './store';
import { toConnection } from './to-connection';

/** How long a deleted connection can be brought back, in milliseconds. */
const UNDO_MS = 10 * 60_000;

export async function listConnections(access: Pick<Access, 'workspaceId'>): Promise<Connection[]> {
  return (await findConnections(access.workspaceId)).map(toConnection);
}

/** @throws {NotFoundError} also for another workspace's */
export async function getConnection(access: Access, id: string): Promise<Connection> {
  const row = await findConnection(access.workspaceId, id);
  if (row === null) throw new NotFoundError('Connection', id);
  return toConnection(row);
}

/** Hides it at once; its models can't be used any more. @throws {NotFoundError} */
export async function deleteConnection(access: Access, id: string): Promise<void> {
  if (!(await markConnectionDeleted(access.workspaceId, id))) throw new NotFoundError('Connection', id);
}

/** Undoes `deleteConnection` for ten minutes. @throws {NotFoundError}, {ConflictError} where the name is taken meanwhile */
export async function restoreConnection(access: Access, id: string): Promise<Connection> {
  const since = new Date(Date.now() - UNDO_MS);
  if (!(await markConnectionRestored(access.workspaceId, id, since))) throw new NotFoundError('Connection', id);
  return getConnection(access, id);
}

/** Removes for good, with their keys, what was deleted more than ten minutes ago. */
export async function purgeConnections(): Promise<void> {
  await purgeDeletedConnections(new Date(Date.now() - UNDO_MS));
}
