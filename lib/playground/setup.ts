import type { Access } from '@/lib/auth/schema';
import type { PlaygroundSetup } from './schema';
import { findSetup, saveSetup } from './store';

/** The playground as this person left it in this workspace, or null. */
export function getPlaygroundSetup(access: Access): Promise<PlaygroundSetup | null> {
  return findSetup(access.workspaceId, access.userId);
}

/** Keeps the playground as it is now; the last one saved wins. */
export function savePlaygroundSetup(access: Access, setup: PlaygroundSetup): Promise<void> {
  return saveSetup(access.workspaceId, access.userId, setup);
}
