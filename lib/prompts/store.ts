import { db, isUniqueViolation, newId, query, sql, transaction, type Queryable } from '@/lib/db';
import { promptContentSchema, type PromptContent } from './schema';

/** Every function takes the workspace and sees nothing outside it; deleted prompts are not there. */
export interface PromptRow {
  id: string;
  name: string;
  description: string;
  tags: string[];
  protectedLabels: string[];
  createdAt: Date;
  updatedAt: Date;
}

export interface VersionRow {
  version: number;
  /** The version that it was made from. */
  parent: number | null;
  hash: string;
  content: PromptContent;
  message: string;
  authorId: string | null;
  authorName: string;
  createdAt: Date;
}

export interface LabelRow {
  label: string;
  version: number;
  updatedAt: Date;
}

export interface ListedPromptRow extends PromptRow {
  labels: LabelRow[];
  newest: Omit<VersionRow, 'content' | 'hash' | 'parent'> | null;
}

const promptFields = {
  id: true,
  name: true,
  description: true,
  tags: true,
  protectedLabels: true,
  createdAt: true,
  updatedAt: true,
} as const;
const versionFields = {
  version: true,
  parent: true,
  hash: true,
  content: true,
  message: true,
  authorId: true,
  authorName: true,
  createdAt: true,
} as const;
const labelFields = { label: true, version: true, updatedAt: true } as const;

const asVersion = <Row extends { content: unknown }>(row: Row) => ({
  ...row,
  content: promptContentSchema.parse(row.content),
});

/** @returns null where a living prompt of that name exists */
export async function insertPrompt(
  workspaceId: string,
  prompt: { name: string; description: string; tags: string[] },
): Promise<PromptRow | null> {
  try {
    return await db().prompt.create({ data: { id: newId('prm'), workspaceId, ...prompt }, select: promptFields });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

export function findPrompt(workspaceId: string, name: string): Promise<PromptRow | null> {
  return db().prompt.findFirst({ where: { workspaceId, name, deletedAt: null }, select: promptFields });
}

/** Prompts by name, those after `after`. */
export async function selectPrompts(workspaceId: string, limit: number, after?: string): Promise<ListedPromptRow[]> {
  const rows = await db().prompt.findMany({
    where: { workspaceId, deletedAt: null, ...(after === undefined ? {} : { name: { gt: after } }) },
    orderBy: { name: 'asc' },
    take: limit,
    select: {
      ...promptFields,
      labels: { orderBy: { label: 'asc' }, select: labelFields },
      versions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { version: true, message: true, authorId: true, authorName: true, createdAt: true },
      },
    },
  });
  return rows.map(({ versions, ...row }) => ({ ...row, newest: versions[0] ?? null }));
}

export async function updatePromptRow(
  workspaceId: string,
  id: string,
  changes: { name?: string; description?: string; tags?: string[]; protectedLabels?: string[] },
): Promise<'updated' | 'absent' | 'name taken'> {
  try {
    const { count } = await db().prompt.updateMany({ where: { workspaceId, id, deletedAt: null }, data: changes });
    return count > 0 ? 'updated' : 'absent';
  } catch (error) {
    if (isUniqueViolation(error)) return 'name taken';
    throw error;
  }
}

/** @returns whether there was such a prompt */
export async function hidePrompt(workspaceId: string, name: string): Promise<boolean> {
  const where = { workspaceId, name, deletedAt: null };
  const { count } = await db().prompt.updateMany({ where, data: { deletedAt: new Date() } });
  return count > 0;
}

/** Brings back the prompt of that name that was deleted last, if that was after `since`. */
export async function unhidePrompt(
  workspaceId: string,
  name: string,
  since: Date,
): Promise<'restored' | 'absent' | 'name taken'> {
  const row = await db().prompt.findFirst({
    where: { workspaceId, name, deletedAt: { gte: since } },
    orderBy: { deletedAt: 'desc' },
    select: { id: true },
  });
  if (!row) return 'absent';
  try {
    await db().prompt.updateMany({ where: { workspaceId, id: row.id }, data: { deletedAt: null } });
    return 'restored';
  } catch (error) {
    if (isUniqueViolation(error)) return 'name taken';
    throw error;
  }
}

/** Removes what was deleted before `before`, in all workspaces, with versions, labels and drafts. */
export async function purgePrompts(before: Date): Promise<number> {
  const { count } = await db().prompt.deleteMany({ where: { deletedAt: { lt: before } } });
  return count;
}

/** A version by its number; the newest for `'latest'`. */
export async function findVersion(
  workspaceId: string,
  promptId: string,
  version: number | 'latest',
): Promise<VersionRow | null> {
  const row = await db().promptVersion.findFirst({
    where: { workspaceId, promptId, ...(version === 'latest' ? {} : { version }) },
    orderBy: { version: 'desc' },
    select: versionFields,
  });
  return row && asVersion(row);
}

export async function findLabelledVersion(
  workspaceId: string,
  promptId: string,
  label: string,
): Promise<VersionRow | null> {
  const row = await db().promptLabel.findFirst({
    where: { workspaceId, promptId, label },
    select: { target: { select: versionFields } },
  });
  return row && asVersion(row.target);
}

/** Versions from the newest back, those below `before`. */
export async function selectVersions(
  workspaceId: string,
  promptId: string,
  limit: number,
  before?: number,
): Promise<VersionRow[]> {
  const rows = await db().promptVersion.findMany({
    where: { workspaceId, promptId, ...(before === undefined ? {} : { version: { lt: before } }) },
    orderBy: { version: 'desc' },
    take: limit,
    select: versionFields,
  });
  return rows.map(asVersion);
}

export async function newestVersionNumber(workspaceId: string, promptId: string): Promise<number | null> {
  const found = await db().promptVersion.aggregate({ where: { workspaceId, promptId }, _max: { version: true } });
  return found._max.version;
}

export function selectLabels(workspaceId: string, promptId: string): Promise<LabelRow[]> {
  return db().promptLabel.findMany({
    where: { workspaceId, promptId },
    orderBy: { label: 'asc' },
    select: labelFields,
  });
}

/** Holds the prompt's row until the transaction ends, so that versions and labels of one prompt change one after the other. */
async function lockPrompt(on: Queryable, workspaceId: string, promptId: string): Promise<boolean> {
  const rows = await query(
    sql`select id from prompts where workspace_id = ${workspaceId} and id = ${promptId} and deleted_at is null for update`,
    on,
  );
  return rows.length > 0;
}

export type AppendOutcome =
  { outcome: 'saved' | 'unchanged'; version: number } | { outcome: 'conflict'; newest: number } | { outcome: 'absent' };

/**
 * Adds the next version, unless the newest has the same hash (`unchanged`) or is not `baseVersion` any more (`conflict`). Of
 * several at once each gets a number of its own.
 */
export function appendVersion(
  workspaceId: string,
  promptId: string,
  version: Omit<VersionRow, 'version' | 'parent' | 'createdAt'>,
  baseVersion: number | undefined,
): Promise<AppendOutcome> {
  return transaction(async (on) => {
    if (!(await lockPrompt(on, workspaceId, promptId))) return { outcome: 'absent' };
    const [newest] = await query<{ version: number; hash: string }>(
      sql`select version, hash from prompt_versions where workspace_id = ${workspaceId} and prompt_id = ${promptId}
          order by version desc limit 1`,
      on,
    );
    const newestNumber = newest?.version ?? 0;
    if (newest && newest.hash === version.hash) return { outcome: 'unchanged', version: newest.version };
    if (baseVersion !== undefined && baseVersion !== newestNumber) return { outcome: 'conflict', newest: newestNumber };
    const next = newestNumber + 1;
    await query(
      sql`insert into prompt_versions
            (workspace_id, prompt_id, version, parent_version, hash, content, message, author_id, author_name)
          values (${workspaceId}, ${promptId}, ${next}, ${newest?.version ?? null}, ${version.hash}, ${JSON.stringify(version.content)}::jsonb,
                  ${version.message}, ${version.authorId}, ${version.authorName})`,
      on,
    );
    await query(sql`update prompts set updated_at = now() where id = ${promptId}`, on);
    return { outcome: 'saved', version: next };
  });
}

export type MoveOutcome = 'moved' | 'absent' | 'no such version' | { stands: number | null };

/**
 * Points a label at a version, or takes it away (`version` null).
 *
 * @param expected where the label has to stand for the move to happen, null for nowhere; undefined asks nothing
 * @returns `{ stands }` where it stood elsewhere, and then nothing was changed
 */
export function moveLabelRow(
  workspaceId: string,
  promptId: string,
  label: string,
  version: number | null,
  movedBy: string,
  expected: number | null | undefined,
): Promise<MoveOutcome> {
  return transaction(async (on) => {
    if (!(await lockPrompt(on, workspaceId, promptId))) return 'absent';
    const here = sql`workspace_id = ${workspaceId} and prompt_id = ${promptId}`;
    const [stands] = await query<{ version: number }>(
      sql`select version from prompt_labels where ${here} and label = ${label}`,
      on,
    );
    if (expected !== undefined && expected !== (stands?.version ?? null)) return { stands: stands?.version ?? null };
    if (version === null) {
      if (!stands) return 'absent';
      await query(sql`delete from prompt_labels where ${here} and label = ${label}`, on);
    } else {
      const target = await query(sql`select 1 from prompt_versions where ${here} and version = ${version}`, on);
      if (target.length === 0) return 'no such version';
      await query(
        sql`insert into prompt_labels (workspace_id, prompt_id, label, version, updated_at, updated_by)
            values (${workspaceId}, ${promptId}, ${label}, ${version}, now(), ${movedBy})
            on conflict (prompt_id, label) do update
            set version = excluded.version, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
        on,
      );
    }
    await query(sql`update prompts set updated_at = now() where id = ${promptId}`, on);
    return 'moved';
  });
}

export interface DraftRow {
  content: PromptContent;
  baseVersion: number;
  updatedAt: Date;
}

export async function findDraft(workspaceId: string, promptId: string, userId: string): Promise<DraftRow | null> {
  const row = await db().promptDraft.findFirst({
    where: { workspaceId, promptId, userId },
    select: { content: true, baseVersion: true, updatedAt: true },
  });
  return row && { ...asVersion(row), baseVersion: row.baseVersion ?? 0 };
}

/** One draft per person and prompt: the last one written stands. */
export async function upsertDraft(
  workspaceId: string,
  promptId: string,
  userId: string,
  draft: { content: PromptContent; baseVersion: number },
): Promise<Date> {
  const [row] = await query<{ updated_at: Date }>(
    sql`insert into prompt_drafts (workspace_id, prompt_id, user_id, base_version, content, updated_at)
        values (${workspaceId}, ${promptId}, ${userId}, ${draft.baseVersion}, ${JSON.stringify(draft.content)}::jsonb, now())
        on conflict (prompt_id, user_id) do update
        set base_version = excluded.base_version, content = excluded.content, updated_at = excluded.updated_at
        returning updated_at`,
  );
  if (!row) throw new Error('the draft was not written');
  return row.updated_at;
}

export async function deleteDraft(workspaceId: string, promptId: string, userId: string): Promise<void> {
  await db().promptDraft.deleteMany({ where: { workspaceId, promptId, userId } });
}
