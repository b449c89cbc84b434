import { db, query, sql, transaction, type Queryable } from '@/lib/db';
import { lockPrompt, recordActivity, type Actor } from '../changes/store';

/** The line of versions that `latest` follows. It is always there and has no row of its own. */
export const MAIN = 'main';

export interface BranchRow {
  name: string;
  fromVersion: number;
  author: { id: string | null; name: string };
  createdAt: Date;
  closedAt: Date | null;
}

/** A version's place among the others, without its content. */
export interface Ancestry {
  version: number;
  parent: number | null;
  mergedFrom: number | null;
  branch: string;
}

export async function selectBranches(workspaceId: string, promptId: string): Promise<BranchRow[]> {
  const rows = await db().promptBranch.findMany({
    where: { workspaceId, promptId },
    orderBy: { createdAt: 'asc' },
    select: { name: true, fromVersion: true, authorId: true, authorName: true, createdAt: true, closedAt: true },
  });
  return rows.map(({ authorId, authorName, ...row }) => ({ ...row, author: { id: authorId, name: authorName } }));
}

export function selectAncestry(workspaceId: string, promptId: string): Promise<Ancestry[]> {
  return db().promptVersion.findMany({
    where: { workspaceId, promptId },
    orderBy: { version: 'desc' },
    select: { version: true, parent: true, mergedFrom: true, branch: true },
  });
}

/**
 * The newest version of a branch, or the one it began from while it has none of its own.
 *
 * @returns 0 for a main line without versions; null for a branch that isn't there
 */
export async function branchHead(
  workspaceId: string,
  promptId: string,
  branch: string,
  on?: Queryable,
): Promise<number | null> {
  const [row] = await query<{ head: number | null }>(
    sql`select coalesce(
          (select max(version) from prompt_versions
           where workspace_id = ${workspaceId} and prompt_id = ${promptId} and branch = ${branch}),
          (select from_version from prompt_branches
           where workspace_id = ${workspaceId} and prompt_id = ${promptId} and name = ${branch})) as head`,
    on,
  );
  return row?.head ?? (branch === MAIN ? 0 : null);
}

/** Begins a branch. */
export function insertBranch(
  workspaceId: string,
  promptId: string,
  branch: { name: string; fromVersion: number },
  actor: Actor,
): Promise<'made' | 'absent' | 'no such version' | 'name taken'> {
  return transaction(async (on) => {
    if (!(await lockPrompt(on, workspaceId, promptId))) return 'absent';
    const here = sql`workspace_id = ${workspaceId} and prompt_id = ${promptId}`;
    const from = await query(sql`select 1 from prompt_versions where ${here} and version = ${branch.fromVersion}`, on);
    if (from.length === 0) return 'no such version';
    const made = await query(
      sql`insert into prompt_branches (workspace_id, prompt_id, name, from_version, author_id, author_name)
          values (${workspaceId}, ${promptId}, ${branch.name}, ${branch.fromVersion}, ${actor.id}, ${actor.name})
          on conflict do nothing returning 1`,
      on,
    );
    if (made.length === 0) return 'name taken';
    const data = { branch: branch.name };
    await recordActivity(on, workspaceId, promptId, actor, {
      kind: 'branch_started',
      version: branch.fromVersion,
      data,
    });
    return 'made';
  });
}

/** Closes or reopens a branch. @returns whether there is one of that name */
export async function setBranchClosed(
  workspaceId: string,
  promptId: string,
  name: string,
  closedAt: Date | null,
): Promise<boolean> {
  const { count } = await db().promptBranch.updateMany({ where: { workspaceId, promptId, name }, data: { closedAt } });
  return count > 0;
}
