import type { Access } from '@/lib/auth/schema';
import { requirePrompt } from './describe-version';
import type { PromptDraft, StoredPromptDraft } from './schema';
import { deleteDraft, findDraft, upsertDraft } from './store';

type Writer = Pick<Access, 'workspaceId' | 'userId'>;

/** What this person typed and did not save yet. */
export async function getDraft(access: Writer, name: string): Promise<StoredPromptDraft | null> {
  const prompt = await requirePrompt(access.workspaceId, name);
  const row = await findDraft(access.workspaceId, prompt.id, access.userId);
  return row && { content: row.content, baseVersion: row.baseVersion, updatedAt: row.updatedAt.toISOString() };
}

/** Keeps this person's draft of a prompt; the one before is replaced. */
export async function saveDraft(access: Writer, name: string, draft: PromptDraft): Promise<{ updatedAt: string }> {
  const prompt = await requirePrompt(access.workspaceId, name);
  const updatedAt = await upsertDraft(access.workspaceId, prompt.id, access.userId, draft);
  return { updatedAt: updatedAt.toISOString() };
}

/** Forgets this person's draft. */
export async function discardDraft(access: Writer, name: string): Promise<void> {
  const prompt = await requirePrompt(access.workspaceId, name);
  await deleteDraft(access.workspaceId, prompt.id, access.userId);
}
