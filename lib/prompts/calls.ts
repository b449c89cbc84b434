import type { Access } from '@/lib/auth/schema';
import { addCall, selectCalls } from './calls/store';
import { requirePrompt } from './describe-version';
import type { PromptCalls } from './schema';

/** For how many days calls are counted. */
export const CALL_DAYS = 30;

/** Counts that a program asked for a version. What people look at in the app is no call. */
export async function countPromptCall(
  { workspaceId, kind }: Pick<Access, 'workspaceId' | 'kind'>,
  name: string,
  version: number,
): Promise<void> {
  if (kind === 'key') await addCall(workspaceId, name, version);
}

/** How often programs asked for each version in the last 30 days. @throws NotFoundError */
export async function listPromptCalls(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  name: string,
): Promise<PromptCalls[]> {
  const { id } = await requirePrompt(workspaceId, name);
  return selectCalls(workspaceId, id, CALL_DAYS);
}
