import type { Access } from '@/lib/auth/schema';
import { requirePrompt } from './describe-version';
import type { Presence, PromptDraft, StoredPromptDraft } from './schema';
import { branchHead, MAIN } from './branches/store';
import { deleteDraft, findDraft, selectEditing, upsertDraft } from './store';

type Writer = Pick<Access, 'workspaceId' | 'userId'>;

/** What this person typed and did not save yet. */
export async function getDraft(access: Writer, name: string, branch = MAIN): Promise<StoredPromptDraft | null> {
  const prompt = await requirePrompt(access.workspaceId, name);
  const row = await findDraft(access.workspaceId, { promptId: prompt.id, userId: access.userId, branch });
  return (
    row && {
      content: row.content,
      baseVersion: row.baseVersion,
      ...(row.mergedFrom === null ? {} : { mergedFrom: row.mergedFrom }),
      updatedAt: row.updatedAt.toISOString(),
    }
  );
}

/** Keeps this person's draft of a prompt on a branch; the one before is replaced. */
export async function saveDraft(access: Writer, name: string, draft: PromptDraft): Promise<{ updatedAt: string }> {
  const prompt = await requirePrompt(access.workspaceId, name);
  const { branch = MAIN, mergedFrom = null, ...kept } = draft;
  const place = { promptId: prompt.id, userId: access.userId, branch };
  const updatedAt = await upsertDraft(access.workspaceId, place, { ...kept, mergedFrom });
  return { updatedAt: updatedAt.toISOString() };
}

/** Forgets this person's draft. */
export async function discardDraft(access: Writer, name: string, branch = MAIN): Promise<void> {
  const prompt = await requirePrompt(access.workspaceId, name);
  await deleteDraft(access.workspaceId, { promptId: prompt.id, userId: access.userId, branch });
}

/** How long after the last keystroke somebody still counts as editing, in milliseconds. */
const EDITING_MS = 90_000;

/** Who else is typing in a prompt (on any branch), and the newest version of this branch. */
export async function getPresence(access: Writer, name: string, branch = MAIN): Promise<Presence> {
  const prompt = await requirePrompt(access.workspaceId, name);
  const since = new Date(Date.now() - EDITING_MS);
  const [rows, head] = await Promise.all([
    selectEditing(access.workspaceId, prompt.id, access.userId, since),
    branchHead(access.workspaceId, prompt.id, branch),
  ]);
  return { editing: rows.map(({ at, ...person }) => ({ ...person, at: at.toISOString() })), head: head ?? 0 };
}
