import { query, sql } from '@/lib/db';
import type { Place } from '../blank-answer';
import { toCells, type StoredCells } from '../rows';
import { areThere, jsonb, wasHeld, type Key } from '../store';

const EMPTIED = sql`status = 'queued', text = '', object = null, reasoning = null, tool_calls = null, citations = '[]',
  hits = '[]', messages = '[]', usage = null, cost_usd = null, timings = null, finish_reason = null, attempts = '[]',
  error = null, exchange = null, stop_requested = false, created_at = now(), started_at = null, finished_at = null`;

/**
 * Empties answers and queues them again, those that are queued or running already excepted.
 * @returns how many; null where one is unknown, and then none
 */
export async function requeue({ workspaceId, id }: Key, answerIds: readonly string[]): Promise<number | null> {
  const [row] = await query<{ known: boolean; requeued: number }>(sql`
    with requeued as (
      update answers set ${EMPTIED}
      where id = any(${[...answerIds]}::text[]) and comparison_id = ${id} and workspace_id = ${workspaceId}
        and status not in ('queued', 'running') and ${areThere(id, workspaceId, answerIds)}
      returning id),
    asked as (
      update comparisons set status = 'queued', finished_at = null
      where id = ${id} and workspace_id = ${workspaceId} and exists (select 1 from requeued))
    select (select count(*) from requeued)::int as requeued, ${areThere(id, workspaceId, answerIds)} as known`);
  return row?.known ? row.requeued : null;
}

/** What these answers are kept under, or were given from. */
export async function selectCacheKeys({ workspaceId, id }: Key, answerIds: readonly string[]): Promise<string[]> {
  const rows = await query<{ key: string }>(sql`
    select attempt ->> 'cacheKey' as key
    from answers, jsonb_array_elements(attempts) attempt
    where id = any(${[...answerIds]}::text[]) and comparison_id = ${id} and workspace_id = ${workspaceId}
      and attempt ->> 'cacheKey' is not null`);
  return rows.map(({ key }) => key);
}

/** What a comparison asks, and which cells there are. Null for an unknown one. */
export async function selectCells({ workspaceId, id }: Key): Promise<StoredCells | null> {
  const [row] = await query(sql`
    select comparison.variants, comparison.inputs, comparison.repeats, comparison.max_cost_usd as "maxCostUsd",
      (select coalesce(jsonb_agg(jsonb_build_object('id', answer.id, 'variantIndex', answer.variant_index,
          'inputIndex', answer.input_index, 'repeat', answer.repeat, 'status', answer.status)), '[]')
        from answers answer where answer.comparison_id = comparison.id and answer.workspace_id = ${workspaceId}) as answers
    from comparisons comparison
    where comparison.id = ${id} and comparison.workspace_id = ${workspaceId} and comparison.deleted_at is null`);
  return row ? toCells(row) : null;
}

interface Extension {
  /** As they were read, so that nobody else's change is overwritten. */
  before: { variants: number; inputs: number };
  after: Omit<StoredCells, 'answers'>;
  /** Answers that are there and are to be asked again. */
  again: readonly string[];
  /** Cells that nobody has asked. */
  fresh: readonly (Place & { model: string })[];
}

/** Writes what a comparison asks from now on, and queues its answers, all or nothing. False where it was changed meanwhile. */
export async function extend({ workspaceId, id }: Key, { before, after, again, fresh }: Extension): Promise<boolean> {
  const answers = fresh.map(({ variantIndex, inputIndex, ...answer }) => ({
    ...answer,
    variant_index: variantIndex,
    input_index: inputIndex,
  }));
  const hasWork = again.length + fresh.length > 0;
  return wasHeld(sql`
    with extended as (
      update comparisons set variants = ${jsonb(after.variants)}, inputs = ${jsonb(after.inputs)},
        repeats = ${after.repeats}, max_cost_usd = ${after.maxCostUsd}::float8,
        status = case when ${hasWork}::boolean then 'queued' else status end,
        finished_at = case when ${hasWork}::boolean then null else finished_at end
      where id = ${id} and workspace_id = ${workspaceId} and deleted_at is null
        and jsonb_array_length(variants) = ${before.variants}::int and jsonb_array_length(inputs) = ${before.inputs}::int
      returning id, workspace_id),
    requeued as (
      update answers set ${EMPTIED}
      where id = any(${[...again]}::text[]) and comparison_id = ${id} and workspace_id = ${workspaceId}
        and status not in ('queued', 'running') and exists (select 1 from extended)),
    added as (
      insert into answers (id, workspace_id, comparison_id, variant_index, input_index, repeat, status, model)
      select answer.id, extended.workspace_id, extended.id, answer.variant_index, answer.input_index, answer.repeat, 'queued',
        answer.model
      from extended, jsonb_to_recordset(${jsonb(answers)}) as answer
        (id text, variant_index int, input_index int, repeat int, model text)
      on conflict (comparison_id, variant_index, input_index, repeat) do nothing)
    select exists (select 1 from extended) as held`);
}
