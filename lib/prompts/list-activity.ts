import type { Access } from '@/lib/auth/schema';
import { selectActivity } from './changes/store';
import { requirePrompt } from './describe-version';
import type { Activity } from './schema';

/** What was done, newest first: to one prompt (and one of its labels), or in the whole workspace. */
export async function listActivity(
  access: Pick<Access, 'workspaceId'>,
  name: string | null,
  page: { limit: number; cursor?: string | undefined; label?: string | undefined },
): Promise<{ items: Activity[]; nextCursor: string | null }> {
  const { workspaceId } = access;
  const promptId = name === null ? undefined : (await requirePrompt(workspaceId, name)).id;
  const filter = { promptId, label: page.label, before: page.cursor };
  const rows = await selectActivity(workspaceId, page.limit + 1, filter);
  const items = rows.slice(0, page.limit).map((row): Activity => ({
    ...row,
    data: (row.data ?? {}) as Record<string, unknown>,
    createdAt: row.createdAt.toISOString(),
  }));
  return { items, nextCursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}
