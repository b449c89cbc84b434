import type { Access } from '@/lib/auth/schema';
import { requirePrompt } from './describe-version';
import { selectLabels } from './labels/store';
import { describePrompt } from './list-prompts';
import type { Prompt } from './schema';
import { findVersion } from './store';

/** One prompt as in the list, also without any version. */
export async function getPrompt(access: Pick<Access, 'workspaceId'>, name: string): Promise<Prompt> {
  const prompt = await requirePrompt(access.workspaceId, name);
  const [labels, newest] = await Promise.all([
    selectLabels(access.workspaceId, prompt.id),
    findVersion(access.workspaceId, prompt.id, 'latest'),
  ]);
  return describePrompt({ ...prompt, labels, newest });
}
