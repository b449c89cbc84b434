import { escapeLike, newId, query, sql, type Sql } from '@/lib/db';
import { comparisonSummarySchema, type ComparisonSummary, type UpdateComparison } from '../schema';
import type { Key } from '../store';

export interface HistoryFilter {
  /** Part of the name, of a question, or of a column's name or model. */
  q?: string | undefined;
  starred?: boolean | undefined;
}

/** A pattern for `ilike` in which the text stands for itself. */
const containing = (part: string) => `%${escapeLike(part)}%`;

const summaryFields = (workspaceId: string): Sql => sql`
  comparison.id, comparison.name, comparison.starred, comparison.status,
  left(comparison.inputs -> 0 ->> 'question', 200) as question,
  jsonb_array_length(comparison.inputs) as inputs, comparison.created_at,
  (select coalesce(jsonb_agg(coalesce(variant ->> 'name', variant ->> 'model')), '[]')
    from jsonb_array_elements(comparison.variants) variant) as variants,
  (select jsonb_build_object('total', count(*), 'done', count(*) filter (where status not in ('queued', 'running')))
    from answers where comparison_id = comparison.id and workspace_id = ${workspaceId}) as progress`;

function toSummary(row: Record<string, unknown>): ComparisonSummary {
  return comparisonSummarySchema.parse({ ...row, createdAt: (row.created_at as Date).toISOString() });
}

/** The newest first: ids are in the order of time. The cursor is an id, which may be gone by now. */
export async function selectSummaries(
  workspaceId: string,
  { limit, cursor, q, starred }: { limit: number; cursor?: string | undefined } & HistoryFilter,
): Promise<ComparisonSummary[]> {
  const pattern = q === undefined ? null : containing(q);
  const rows = await query(sql`
    select ${summaryFields(workspaceId)}
    from comparisons comparison
    where comparison.workspace_id = ${workspaceId} and comparison.deleted_at is null
      and (${cursor ?? null}::text is null or comparison.id < ${cursor ?? null})
      and (${starred ?? null}::boolean is null or comparison.starred = ${starred ?? null})
      and (${pattern}::text is null or comparison.name ilike ${pattern}
        or exists (select 1 from jsonb_array_elements(comparison.inputs) input where input ->> 'question' ilike ${pattern})
        or exists (select 1 from jsonb_array_elements(comparison.variants) variant
          where variant ->> 'name' ilike ${pattern} or variant ->> 'model' ilike ${pattern}))
    order by comparison.id desc limit ${limit}`);
  return rows.map(toSummary);
}

/** Those whose name or first question has these words, the newest first. */
export async function selectNames(workspaceId: string, part: string, limit: number) {
  const pattern = containing(part);
  return query<{ id: string; name: string }>(sql`
    select id, name from comparisons
    where workspace_id = ${workspaceId} and deleted_at is null
      and (name ilike ${pattern} or inputs -> 0 ->> 'question' ilike ${pattern})
    order by created_at desc, id desc limit ${limit}`);
}

/** @returns null for an unknown one */
export async function updateSummary(
  { workspaceId, id }: Key,
  { name, starred }: UpdateComparison,
): Promise<ComparisonSummary | null> {
  const [row] = await query(sql`
    with comparison as (
      update comparisons set name = coalesce(${name ?? null}::text, name), starred = coalesce(${starred ?? null}::boolean, starred)
      where id = ${id} and workspace_id = ${workspaceId} and deleted_at is null
      returning *)
    select ${summaryFields(workspaceId)} from comparison`);
  return row ? toSummary(row) : null;
}

/**
 * Copies a comparison that has ended, with its answers and without its votes. What was paid stays with the first: no spending is
 * counted.
 * @returns the copy's id; null where there is none that has ended
 */
export async function copyComparison({ workspaceId, id }: Key, userId: string): Promise<string | null> {
  const copy = newId('cmp');
  const [row] = await query<{ id: string }>(sql`
    with made as (
      insert into comparisons
        (id, workspace_id, name, status, inputs, variants, repeats, max_cost_usd, created_by, created_at, finished_at)
      select ${copy}, workspace_id, left('Copy of ' || name, 200), status, inputs, variants, repeats, max_cost_usd,
        ${userId}, now(), now()
      from comparisons
      where id = ${id} and workspace_id = ${workspaceId} and deleted_at is null and status in ('done', 'stopped')
      returning id),
    copied as (
      insert into answers
        (id, workspace_id, comparison_id, variant_index, input_index, repeat, status, text, object, reasoning, tool_calls,
          citations, hits, messages, usage, cost_usd, timings, finish_reason, model, attempts, error, created_at, started_at,
          finished_at)
      select 'ans_' || substr(md5(${copy} || answer.id), 1, 26), answer.workspace_id, made.id, variant_index, input_index,
        repeat, status, text, object, reasoning, tool_calls, citations, hits, messages, usage, cost_usd, timings,
        finish_reason, model, attempts, error, answer.created_at, started_at, answer.finished_at
      from answers answer, made where answer.comparison_id = ${id} and answer.workspace_id = ${workspaceId})
    select id from made`);
  return row?.id ?? null;
}
