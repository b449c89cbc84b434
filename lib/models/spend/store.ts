import { query, sql } from '@/lib/db';

/** What a call was for. */
export interface SpentOn {
  kind: 'answer' | 'embedding' | 'retrieval';
  /** `connection/model`. */
  model: string;
  prompt?: string;
  userId?: string;
  /** 0 for a cost whose call is counted elsewhere. */
  calls?: 0 | 1;
  inputTokens?: number;
  outputTokens?: number;
}

/** Adds to both sums in one statement, so that calls that end at once are all counted. */
export async function addSpending(workspaceId: string, day: string, usd: number | null, on: SpentOn): Promise<void> {
  await query(sql`
    with entered as (
      insert into spending_entries
        (workspace_id, day, kind, model, prompt, user_id, usd, calls, unknown_calls, input_tokens, output_tokens)
      values (${workspaceId}, ${day}::date, ${on.kind}, ${on.model}, ${on.prompt ?? ''}, ${on.userId ?? ''},
        ${usd ?? 0}::float8, ${on.calls ?? 1}::int, ${usd === null ? 1 : 0}::int, ${on.inputTokens ?? 0}::float8, ${on.outputTokens ?? 0}::float8)
      on conflict (workspace_id, day, kind, model, prompt, user_id) do update set usd = spending_entries.usd + excluded.usd,
        calls = spending_entries.calls + excluded.calls, unknown_calls = spending_entries.unknown_calls + excluded.unknown_calls,
        input_tokens = spending_entries.input_tokens + excluded.input_tokens,
        output_tokens = spending_entries.output_tokens + excluded.output_tokens)
    insert into spending (workspace_id, day, usd) select ${workspaceId}, ${day}::date, ${usd ?? 0}::float8 where ${usd ?? 0}::float8 > 0
    on conflict (workspace_id, day) do update set usd = spending.usd + excluded.usd`);
}

export interface EntryRow {
  model: string;
  prompt: string;
  userId: string;
  /** Null for a person who is gone. */
  userName: string | null;
  usd: number;
  calls: number;
  unknownCalls: number;
  inputTokens: number;
  outputTokens: number;
}

/** What was spent from one day to another, both included, by model, prompt and person. */
export async function selectEntries(workspaceId: string, from: string, to: string): Promise<EntryRow[]> {
  return query<EntryRow>(sql`
    select entry.model, entry.prompt, entry.user_id as "userId", max(person.name) as "userName", sum(entry.usd) as usd,
      sum(entry.calls)::int as calls, sum(entry.unknown_calls)::int as "unknownCalls",
      sum(entry.input_tokens) as "inputTokens", sum(entry.output_tokens) as "outputTokens"
    from spending_entries entry left join users person on person.id = entry.user_id
    where entry.workspace_id = ${workspaceId} and entry.day between ${from}::date and ${to}::date
    group by entry.model, entry.prompt, entry.user_id`);
}

/** Every day from one to another, both included, with its sum. */
export async function selectDays(
  workspaceId: string,
  from: string,
  to: string,
): Promise<{ day: string; usd: number }[]> {
  return query<{ day: string; usd: number }>(sql`
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(spending.usd, 0) as usd
    from generate_series(${from}::date, ${to}::date, interval '1 day') as days(day)
    left join spending on spending.workspace_id = ${workspaceId} and spending.day = days.day::date
    order by days.day`);
}
