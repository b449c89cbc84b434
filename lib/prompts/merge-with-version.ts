import type { Access } from '@/lib/auth/schema';
import { requirePrompt } from './describe-version';
import { findSelected } from './get-version';
import { mergeContents } from './merge-contents';
import type { MergedPrompt, PromptContent } from './schema';

/**
 * Merges somebody's unsaved content, begun from `baseVersion`, with the version that came in between (F15). With
 * `baseVersion` 0 there was no version: then everything that both sides have is compared with nothing.
 */
export async function mergeWithVersion(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  request: { baseVersion: number; theirVersion: number; content: PromptContent },
): Promise<MergedPrompt & { base: PromptContent | null; theirs: PromptContent }> {
  const { workspaceId } = access;
  const prompt = await requirePrompt(workspaceId, name);
  const theirs = await findSelected(workspaceId, prompt, { version: request.theirVersion });
  const base =
    request.baseVersion === 0 ? null : await findSelected(workspaceId, prompt, { version: request.baseVersion });
  const merged = mergeContents(base?.content ?? { messages: [] }, theirs.content, request.content);
  return { ...merged, base: base?.content ?? null, theirs: theirs.content };
}
