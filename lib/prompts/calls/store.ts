import { query, sql } from '@/lib/db';

export interface PromptCallsRow {
  version: number;
  calls: number;
  /** The last day with a call, in UTC. */
  lastDay: string;
}

/** Adds a call of today (UTC). Nothing where the prompt is not there any more. */
export async function addCall(workspaceId: string, name: string, version: number): Promise<void> {
  await query(sql`
    insert into prompt_calls (workspace_id, prompt_id, version, day, calls)
    select v.workspace_id, v.prompt_id, v.version, (now() at time zone 'utc')::date, 1
    from prompt_versions v join prompts p on p.workspace_id = v.workspace_id and p.id = v.prompt_id
    where p.workspace_id = ${workspaceId} and p.name = ${name} and p.deleted_at is null and v.version = ${version}::int
    on conflict (prompt_id, version, day) do update set calls = prompt_calls.calls + 1`);
}

/** By version, the newest first; of the last `days` days. */
export async function selectCalls(workspaceId: string, promptId: string, days: number): Promise<PromptCallsRow[]> {
  return query<PromptCallsRow>(sql`
    select version, sum(calls)::int as calls, max(day)::text as "lastDay" from prompt_calls
    where workspace_id = ${workspaceId} and prompt_id = ${promptId}
      and day > (now() at time zone 'utc')::date - ${days}::int
    group by version order by version desc`);
}

export async function removeCallsBefore(days: number): Promise<void> {
  await query(sql`delete from prompt_calls where day <= (now() at time zone 'utc')::date - ${days}::int`);
}
