import { query, sql } from '@/lib/db';
import { keptGenerationSchema, type KeptGeneration, type KeptResponse } from '../schema';

export async function selectReuseHours(workspaceId: string): Promise<number> {
  const [row] = await query<{ hours: number }>(sql`
    select reuse_hours as hours from workspaces where id = ${workspaceId}`);
  return row?.hours ?? 0;
}

/** Keeps answers for so many hours from now on; those that are kept already no longer than that. */
export async function saveReuseHours(workspaceId: string, hours: number): Promise<void> {
  await query(sql`
    with shortened as (
      update kept_responses set expires_at = least(expires_at, created_at + make_interval(hours => ${hours}::int))
      where workspace_id = ${workspaceId})
    update workspaces set reuse_hours = ${hours}::int where id = ${workspaceId}`);
}

export async function selectResponse(workspaceId: string, key: string): Promise<KeptResponse | null> {
  const [row] = await query<{ response: unknown; createdAt: Date }>(sql`
    select response, created_at as "createdAt" from kept_responses
    where workspace_id = ${workspaceId} and key = ${key} and expires_at > now()`);
  return row
    ? { key, answeredAt: row.createdAt.toISOString(), response: keptGenerationSchema.parse(row.response) }
    : null;
}

/** Keeps an answer for as long as the workspace says; the first one to a request stays. Nothing where it keeps none. */
export async function insertResponse(workspaceId: string, key: string, response: KeptGeneration): Promise<void> {
  await query(sql`
    insert into kept_responses (workspace_id, key, response, expires_at)
    select id, ${key}, ${JSON.stringify(response)}::jsonb, now() + make_interval(hours => reuse_hours)
    from workspaces where id = ${workspaceId} and reuse_hours > 0
    on conflict (workspace_id, key) do update
      set response = excluded.response, created_at = now(), expires_at = excluded.expires_at
      where kept_responses.expires_at <= now()`);
}

export async function deleteResponses(workspaceId: string, keys: readonly string[]): Promise<void> {
  await query(sql`delete from kept_responses where workspace_id = ${workspaceId} and key = any(${[...keys]}::text[])`);
}

export async function deleteExpired(): Promise<void> {
  await query(sql`delete from kept_responses where expires_at <= now()`);
}
