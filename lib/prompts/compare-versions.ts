import type { Access } from '@/lib/auth/schema';
import { compareContents } from './compare-contents';
import { requirePrompt } from './describe-version';
import { findSelected } from './get-version';
import type { PromptDiff } from './schema';

/** What changed between two versions of one prompt. */
export async function compareVersions(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  request: { from: number; to: number; unit: 'words' | 'lines' },
): Promise<PromptDiff> {
  const { workspaceId } = access;
  const prompt = await requirePrompt(workspaceId, name);
  const [from, to] = await Promise.all([
    findSelected(workspaceId, prompt, { version: request.from }),
    findSelected(workspaceId, prompt, { version: request.to }),
  ]);
  return compareContents(from, to, request.unit);
}
