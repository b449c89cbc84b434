import { query, sql } from '@/lib/db';

interface PromptComparisonRow {
  id: string;
  name: string;
  question: string;
  versions: number[];
  createdAt: Date;
}

/** Those with a column of this prompt, with its versions; the newest first. */
export async function selectOfPrompt(workspaceId: string, prompt: string, limit: number) {
  return query<PromptComparisonRow>(sql`
    select id, name, left(inputs -> 0 ->> 'question', 200) as question, created_at as "createdAt",
      (select coalesce(array_agg(distinct (variant ->> 'promptVersion')::int), '{}')
        from jsonb_array_elements(variants) variant
        where variant -> 'prompt' ->> 'name' = ${prompt} and variant ->> 'promptVersion' is not null) as versions
    from comparisons
    where workspace_id = ${workspaceId} and deleted_at is null
      and variants @> ${JSON.stringify([{ prompt: { name: prompt } }])}::jsonb
    order by created_at desc, id desc limit ${limit}`);
}
