import { newId, query, sql, type Queryable } from '@/lib/db';

/** What every change of a prompt goes through: it holds the prompt, and writes down who did what. */

/** Holds the prompt's row until the transaction ends, so that versions and labels of one prompt change one after the other. */
export async function lockPrompt(on: Queryable, workspaceId: string, promptId: string): Promise<boolean> {
  const rows = await query(
    sql`select id from prompts where workspace_id = ${workspaceId} and id = ${promptId} and deleted_at is null for update`,
    on,
  );
  return rows.length > 0;
}

/** Who does it, as it is written down. */
export interface Actor {
  id: string | null;
  name: string;
  /** Whether a program does it with that person's API key. */
  byKey: boolean;
}

export interface Happening {
  kind: string;
  version?: number | null;
  label?: string | null;
  data?: object;
}

export async function recordActivity(
  on: Queryable | undefined,
  workspaceId: string,
  promptId: string,
  actor: Actor,
  { kind, version = null, label = null, data = {} }: Happening,
): Promise<void> {
  await query(
    sql`insert into prompt_activity (id, workspace_id, prompt_id, kind, version, label, actor_id, actor_name, by_key, data)
        values (${newId('pac')}, ${workspaceId}, ${promptId}, ${kind}, ${version}, ${label}, ${actor.id}, ${actor.name},
                ${actor.byKey}, ${JSON.stringify(data)}::jsonb)`,
    on,
  );
}

export interface ActivityRow {
  id: string;
  prompt: string;
  kind: string;
  version: number | null;
  label: string | null;
  actor: Actor;
  data: unknown;
  createdAt: Date;
}

interface ActivityFilter {
  promptId?: string | undefined;
  label?: string | undefined;
  /** The last id of the page before. */
  before?: string | undefined;
}

/** What was done, newest first: to one prompt, or to all that are not deleted. */
export async function selectActivity(
  workspaceId: string,
  limit: number,
  { promptId, label, before }: ActivityFilter,
): Promise<ActivityRow[]> {
  const rows = await query<{
    id: string;
    prompt: string;
    kind: string;
    version: number | null;
    label: string | null;
    actor_id: string | null;
    actor_name: string;
    by_key: boolean;
    data: unknown;
    created_at: Date;
  }>(sql`
    select a.id, p.name as prompt, a.kind, a.version, a.label, a.actor_id, a.actor_name, a.by_key, a.data, a.created_at
    from prompt_activity a join prompts p on p.workspace_id = a.workspace_id and p.id = a.prompt_id
    where a.workspace_id = ${workspaceId} and p.deleted_at is null
      and (${promptId ?? null}::text is null or a.prompt_id = ${promptId ?? null})
      and (${label ?? null}::text is null or a.label = ${label ?? null})
      and (${before ?? null}::text is null or a.id < ${before ?? null})
    order by a.id desc limit ${limit}`);
  return rows.map(({ actor_id, actor_name, by_key, created_at, ...row }) => ({
    ...row,
    actor: { id: actor_id, name: actor_name, byKey: by_key },
    createdAt: created_at,
  }));
}
