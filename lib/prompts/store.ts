import { db, isUniqueViolation, newId, query, sql, transaction } from '@/lib/db';
import { branchHead, MAIN } from './branches/store';
import { lockPrompt, recordActivity, type Actor } from './changes/store';
import { selectMatching, type PromptFilter } from './search/store';
import { asLabel, labelFields, type LabelRow } from './labels/store';
import { labelChecksSchema, promptContentSchema, type LabelChecks, type PromptContent } from './schema';

/** Every function takes the workspace and sees nothing outside it; deleted prompts are not there. */
export interface PromptRow {
  id: string;
  name: string;
  description: string;
  tags: string[];
  protectedLabels: string[];
  labelChecks: LabelChecks;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
}

export interface VersionRow {
  version: number;
  /** The version that it was made from. */
  parent: number | null;
  /** The version of another branch that it brings in. */
  mergedFrom: number | null;
  branch: string;
  hash: string;
  content: PromptContent;
  message: string;
  authorId: string | null;
  authorName: string;
  createdAt: Date;
}

export interface ListedPromptRow extends PromptRow {
  labels: LabelRow[];
  newest: Omit<VersionRow, 'content' | 'hash' | 'parent' | 'mergedFrom' | 'branch'> | null;
}

const promptFields = {
  id: true,
  name: true,
  description: true,
  tags: true,
  protectedLabels: true,
  labelChecks: true,
  createdAt: true,
  updatedAt: true,
  archivedAt: true,
} as const;
const versionFields = {
  version: true,
  parent: true,
  mergedFrom: true,
  branch: true,
  hash: true,
  content: true,
  message: true,
  authorId: true,
  authorName: true,
  createdAt: true,
} as const;

/** Checks as they are stored; none where nobody has set any. */
const asPrompt = <Row extends { labelChecks: unknown }>(row: Row) => ({
  ...row,
  labelChecks: labelChecksSchema.catch([]).parse(row.labelChecks),
});

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
    const data = { id: newId('prm'), workspaceId, ...prompt };
    return asPrompt(await db().prompt.create({ data, select: promptFields }));
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

export async function findPrompt(workspaceId: string, name: string): Promise<PromptRow | null> {
  const row = await db().prompt.findFirst({ where: { workspaceId, name, deletedAt: null }, select: promptFields });
  return row && asPrompt(row);
}

/** Prompts by name, those after `after`. */
export async function selectPrompts(
  workspaceId: string,
  limit: number,
  { after, ...filter }: PromptFilter & { after?: string | undefined },
): Promise<ListedPromptRow[]> {
  const ids = await selectMatching(workspaceId, limit, after, filter);
  const rows = await db().prompt.findMany({
    where: { workspaceId, id: { in: ids } },
    orderBy: { name: 'asc' },
    select: {
      ...promptFields,
      labels: { orderBy: { label: 'asc' }, select: labelFields },
      versions: {
        where: { branch: MAIN },
        orderBy: { version: 'desc' },
        take: 1,
        select: { version: true, message: true, authorId: true, authorName: true, createdAt: true },
      },
    },
  });
  return rows.map(({ versions, labels, ...row }) => ({
    ...asPrompt(row),
    labels: labels.map(asLabel),
    newest: versions[0] ?? null,
  }));
}

export async function updatePromptRow(
  workspaceId: string,
  id: string,
  changes: {
    name?: string;
    description?: string;
    tags?: string[];
    protectedLabels?: string[];
    labelChecks?: LabelChecks;
    archivedAt?: Date | null;
  },
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

/** A version by its number; the newest of the main line for `'latest'`. */
export async function findVersion(
  workspaceId: string,
  promptId: string,
  version: number | 'latest',
): Promise<VersionRow | null> {
  const row = await db().promptVersion.findFirst({
    where: { workspaceId, promptId, ...(version === 'latest' ? { branch: MAIN } : { version }) },
    orderBy: { version: 'desc' },
    select: versionFields,
  });
  return row && asVersion(row);
}

/**
 * The version that a label stands at.
 *
 * @param choose picks one where the label is split between two; the label's own version without it
 */
export async function findLabelledVersion(
  workspaceId: string,
  promptId: string,
  label: string,
  choose?: (row: LabelRow) => number,
): Promise<VersionRow | null> {
  const row = await db().promptLabel.findFirst({
    where: { workspaceId, promptId, label },
    select: { ...labelFields, target: { select: versionFields } },
  });
  if (!row) return null;
  const chosen = choose?.(asLabel(row)) ?? row.version;
  return chosen === row.version ? asVersion(row.target) : findVersion(workspaceId, promptId, chosen);
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

/** Of the main line, which `latest` follows. */
export async function newestVersionNumber(workspaceId: string, promptId: string): Promise<number | null> {
  const where = { workspaceId, promptId, branch: MAIN };
  const found = await db().promptVersion.aggregate({ where, _max: { version: true } });
  return found._max.version;
}

export type AppendOutcome =
  | { outcome: 'saved' | 'unchanged'; version: number }
  | { outcome: 'conflict'; newest: number }
  | { outcome: 'absent' }
  | { outcome: 'no such branch' }
  | { outcome: 'no such merge' };

/** What a version is stored with beside what the database gives it. */
export interface NewVersion extends Omit<VersionRow, 'version' | 'parent' | 'createdAt'> {
  /** What it includes, as `name@label`. */
  includes: readonly string[];
}

/**
 * Adds the next version to a branch, unless its newest has the same hash (`unchanged`) or is not `baseVersion` any more
 * (`conflict`). Of several at once each gets a number of its own.
 */
export function appendVersion(
  workspaceId: string,
  promptId: string,
  version: NewVersion,
  baseVersion: number | undefined,
  actor: Actor,
): Promise<AppendOutcome> {
  return transaction(async (on) => {
    if (!(await lockPrompt(on, workspaceId, promptId))) return { outcome: 'absent' };
    const { branch, hash, content, message, mergedFrom, authorId, authorName, includes } = version;
    const head = await branchHead(workspaceId, promptId, branch, on);
    if (head === null) return { outcome: 'no such branch' };
    const rows = await query<{ version: number; hash: string }>(
      sql`select version, hash from prompt_versions where workspace_id = ${workspaceId} and prompt_id = ${promptId}
          and version = any(${[head, mergedFrom ?? head]}::int[])
          union all
          select max(version), '' from prompt_versions where workspace_id = ${workspaceId} and prompt_id = ${promptId}`,
      on,
    );
    const newest = rows.find((row) => row.version === head && row.hash !== '');
    // Bringing a branch in is worth a version even where nothing of it was taken.
    if (newest?.hash === hash && mergedFrom === null) return { outcome: 'unchanged', version: newest.version };
    if (baseVersion !== undefined && baseVersion !== head) return { outcome: 'conflict', newest: head };
    if (mergedFrom !== null && !rows.some((row) => row.version === mergedFrom && row.hash !== '')) {
      return { outcome: 'no such merge' };
    }
    const next = Math.max(0, ...rows.map((row) => row.version ?? 0)) + 1;
    await query(
      sql`insert into prompt_versions
            (workspace_id, prompt_id, version, parent_version, merged_version, branch, includes, hash, content, message,
             author_id, author_name)
          values (${workspaceId}, ${promptId}, ${next}, ${head === 0 ? null : head}, ${mergedFrom}, ${branch},
                  ${[...includes]}::text[], ${hash}, ${JSON.stringify(content)}::jsonb, ${message}, ${authorId},
                  ${authorName})`,
      on,
    );
    const data = { message, branch, ...(mergedFrom === null ? {} : { mergedFrom }) };
    await recordActivity(on, workspaceId, promptId, actor, { kind: 'version_saved', version: next, data });
    await query(sql`update prompts set updated_at = now() where id = ${promptId}`, on);
    return { outcome: 'saved', version: next };
  });
}

export interface DraftRow {
  content: PromptContent;
  baseVersion: number;
  mergedFrom: number | null;
  updatedAt: Date;
}

/** Whose draft, and on which branch. */
export interface DraftPlace {
  promptId: string;
  userId: string;
  branch: string;
}

export async function findDraft(workspaceId: string, place: DraftPlace): Promise<DraftRow | null> {
  const row = await db().promptDraft.findFirst({
    where: { workspaceId, ...place },
    select: { content: true, baseVersion: true, mergedFrom: true, updatedAt: true },
  });
  return row && { ...asVersion(row), baseVersion: row.baseVersion ?? 0 };
}

/** One draft per person, prompt and branch: the last one written stands. */
export async function upsertDraft(
  workspaceId: string,
  { promptId, userId, branch }: DraftPlace,
  draft: { content: PromptContent; baseVersion: number; mergedFrom: number | null },
): Promise<Date> {
  const [row] = await query<{ updated_at: Date }>(
    sql`insert into prompt_drafts
          (workspace_id, prompt_id, user_id, branch, base_version, merged_version, content, updated_at)
        values (${workspaceId}, ${promptId}, ${userId}, ${branch}, ${draft.baseVersion}, ${draft.mergedFrom},
                ${JSON.stringify(draft.content)}::jsonb, now())
        on conflict (prompt_id, user_id, branch) do update
        set base_version = excluded.base_version, merged_version = excluded.merged_version, content = excluded.content,
            updated_at = excluded.updated_at
        returning updated_at`,
  );
  if (!row) throw new Error('the draft was not written');
  return row.updated_at;
}

/** Others who have typed in a prompt since `since`, the last one first. */
export function selectEditing(
  workspaceId: string,
  promptId: string,
  except: string,
  since: Date,
): Promise<{ id: string; name: string; branch: string; at: Date }[]> {
  return query(sql`
    select u.id, u.name, d.branch, d.updated_at as at
    from prompt_drafts d
    join members m on m.workspace_id = d.workspace_id and m.user_id = d.user_id
    join users u on u.id = d.user_id
    where d.workspace_id = ${workspaceId} and d.prompt_id = ${promptId} and d.user_id <> ${except}
      and d.updated_at > ${since} order by d.updated_at desc limit 20`);
}

export async function deleteDraft(workspaceId: string, place: DraftPlace): Promise<void> {
  await db().promptDraft.deleteMany({ where: { workspaceId, ...place } });
}
