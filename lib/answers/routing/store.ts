import { query, sql } from '@/lib/db';

/** How a model's answers were judged against others. */
export interface Judged {
  /** Share of its judged questions that it won; a tie counts as half, "neither" as a loss. */
  winRate: number;
  votes: number;
}

/** How the models' answers fared in the workspace's votes of the last 90 days; models without votes are left out. */
export async function judgedModels(workspaceId: string, models: readonly string[]): Promise<Map<string, Judged>> {
  const rows = await query<{ model: string; winRate: number; votes: number }>(sql`
    select answer.model, count(*)::int as votes,
      avg(case when vote.answer_id = answer.id then 1.0 when vote.winner = 'tie' then 0.5 else 0.0 end)::float8 as "winRate"
    from votes vote join answers answer on answer.comparison_id = vote.comparison_id
      and answer.workspace_id = vote.workspace_id and answer.input_index = vote.input_index
    where vote.workspace_id = ${workspaceId} and answer.model = any(${[...models]}::text[]) and answer.status = 'done'
      and (vote.shown = '{}' or answer.id = any(vote.shown))
      and vote.created_at > now() - interval '90 days'
    group by answer.model`);
  return new Map(rows.map(({ model, winRate, votes }) => [model, { winRate, votes }]));
}
