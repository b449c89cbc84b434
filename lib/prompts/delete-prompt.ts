import type { Access } from '@/lib/auth/schema';
import { ConflictError, NotFoundError } from '@/lib/errors';
import { CALL_DAYS } from './calls';
import { removeCallsBefore } from './calls/store';
import { refuseWhileIncluded } from './dependents';
import { getPrompt } from './get-prompt';
import type { Prompt } from './schema';
import { hidePrompt, purgePrompts, unhidePrompt } from './store';

/** How long a deleted prompt or comment can be brought back, in milliseconds. */
export const UNDO_MS = 10 * 60_000;

/**
 * Hides a prompt at once; it can be brought back for 10 minutes and is then purged.
 *
 * @throws ConflictError with `dependents` where other prompts include it
 */
export async function deletePrompt(access: Pick<Access, 'workspaceId'>, name: string): Promise<void> {
  await refuseWhileIncluded(access, name, `“${name}”`);
  if (!(await hidePrompt(access.workspaceId, name))) throw new NotFoundError('Prompt', name);
}

/**
 * Brings back the prompt of that name that was deleted last.
 *
 * @throws NotFoundError after 10 minutes; ConflictError where the name was given to another prompt meanwhile
 */
export async function restorePrompt(access: Pick<Access, 'workspaceId'>, name: string): Promise<Prompt> {
  const outcome = await unhidePrompt(access.workspaceId, name, new Date(Date.now() - UNDO_MS));
  if (outcome === 'absent') throw new NotFoundError('Deleted prompt', name);
  if (outcome === 'name taken') throw new ConflictError(`There is another prompt named “${name}” now.`);
  return getPrompt(access, name);
}

/** Removes for good what was deleted more than 10 minutes ago, and counts of calls that are no longer shown. */
export async function purgeDeletedPrompts(now = new Date()): Promise<void> {
  await purgePrompts(new Date(now.getTime() - UNDO_MS));
  await removeCallsBefore(CALL_DAYS);
}
