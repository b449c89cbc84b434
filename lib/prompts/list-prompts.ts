import type { Access } from '@/lib/auth/schema';
import type { LabelRow } from './labels/store';
import type { PromptFilter } from './search/store';
import type { Prompt, PromptLabel } from './schema';
import { selectPrompts, type ListedPromptRow, type PromptRow } from './store';

/** Prompts by name, narrowed by words, tag, folder, or to those that were put aside. The cursor is the last name of the page before. */
export async function listPrompts(
  access: Pick<Access, 'workspaceId'>,
  { limit, cursor, ...filter }: PromptFilter & { limit: number; cursor?: string | undefined },
): Promise<{ items: Prompt[]; nextCursor: string | null }> {
  const rows = await selectPrompts(access.workspaceId, limit + 1, { ...filter, after: cursor });
  const items = rows.slice(0, limit).map(describePrompt);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.name ?? null) : null };
}

/** A stored prompt as the API lists it. */
export function describePrompt(row: ListedPromptRow): Prompt {
  const { newest } = row;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    tags: row.tags,
    latestVersion: newest?.version ?? null,
    labels: row.labels.map((label) => describeLabel(row, label)),
    protectedLabels: row.protectedLabels,
    labelChecks: row.labelChecks,
    lastChange: newest && {
      message: newest.message,
      author: { id: newest.authorId, name: newest.authorName },
      at: newest.createdAt.toISOString(),
    },
    archivedAt: row.archivedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function describeLabel({ protectedLabels }: Pick<PromptRow, 'protectedLabels'>, row: LabelRow): PromptLabel {
  const { label, version, split, updatedAt } = row;
  return { label, version, split, protected: protectedLabels.includes(label), updatedAt: updatedAt.toISOString() };
}
