import { storableJson } from '@/lib/answers';
import type { Answer } from '@/lib/answers/schema';
import type { ProviderExchange } from '@/lib/models/schema';
import { isUnavailable, newId, query, sql, type Sql } from '@/lib/db';
import { toEvents, toStoredComparison, toVote, type StoredComparison, type StoredVariant } from './rows';
import { type Comparison, type ComparisonStatus, type CreateVote, type NumberedEvent, type Vote } from './schema';

/** A comparison is named by both: no query finds another workspace's (T9). */
export interface Key {
  workspaceId: string;
  id: string;
}

export { isUnavailable, newId };

/** A jsonb parameter; characters that Postgres refuses are dropped from every text in it (F23). */
export function jsonb(value: unknown): Sql {
  if (value === undefined || value === null) return sql`null::jsonb`;
  return sql`${JSON.stringify(storableJson(value))}::jsonb`;
}

/**
 * Proof that a process still runs a comparison. It locks the row against a take-over until the statement has ended, so that
 * nothing of a process that was given up for dead is ever written beside its successor's work.
 */
const held = ({ workspaceId, id }: Key, owner: string): Sql => sql`
  held as (select 1 from comparisons where id = ${id} and workspace_id = ${workspaceId} and owner = ${owner} for share)`;

/** Whether the statement's `held` held. */
export async function wasHeld(statement: Sql): Promise<boolean> {
  const [row] = await query<{ held: boolean }>(statement);
  return row?.held ?? false;
}

const insertBatch = ({ workspaceId, id }: Key, batch: readonly NumberedEvent[], from: Sql): Sql => sql`
  insert into comparison_event_batches (workspace_id, comparison_id, first_seq, last_seq, events)
  select ${workspaceId}, ${id}, ${batch[0]?.seq ?? 0}::int, ${batch.at(-1)?.seq ?? 0}::int, ${jsonb(batch)}
  from ${from} where ${batch.length > 0}::boolean on conflict do nothing`;

/** Writes a comparison and its answers in one statement, the first ones as running already: they start with no further query. */
export async function insertComparison(
  comparison: Comparison,
  made: { workspaceId: string; variants: readonly StoredVariant[]; createdBy: string; owner: string },
): Promise<void> {
  const { id, name, status, inputs, repeats, maxCostUsd, createdAt } = comparison;
  const answers = comparison.answers.map((answer) => ({
    id: answer.id,
    variant_index: answer.variantIndex,
    input_index: answer.inputIndex,
    repeat: answer.repeat,
    status: answer.status,
    model: answer.model,
  }));
  await query(sql`
    with made as (
      insert into comparisons
        (id, workspace_id, name, status, inputs, variants, repeats, max_cost_usd, created_by, owner, heartbeat_at,
          created_at)
      values (${id}, ${made.workspaceId}, ${name}, ${status}, ${jsonb(inputs)}, ${jsonb(made.variants)}, ${repeats},
        ${maxCostUsd}::float8, ${made.createdBy}, ${made.owner}, now(), ${createdAt}::timestamptz)
      returning id, workspace_id, created_at)
    insert into answers
      (id, workspace_id, comparison_id, variant_index, input_index, repeat, status, model, created_at, started_at)
    select answer.id, made.workspace_id, made.id, answer.variant_index, answer.input_index, answer.repeat, answer.status,
      answer.model, made.created_at, case when answer.status = 'running' then now() end
    from made, jsonb_to_recordset(${jsonb(answers)}) as answer
      (id text, variant_index int, input_index int, repeat int, status text, model text)`);
}

const answerFields = sql`jsonb_build_object(
  'id', answer.id, 'variantIndex', answer.variant_index, 'inputIndex', answer.input_index, 'repeat', answer.repeat,
  'status', answer.status, 'text', answer.text, 'object', answer.object, 'reasoning', answer.reasoning,
  'toolCalls', answer.tool_calls, 'citations', answer.citations, 'hits', answer.hits, 'messages', answer.messages,
  'usage', answer.usage, 'costUsd', answer.cost_usd, 'timings', answer.timings, 'finishReason', answer.finish_reason,
  'model', answer.model, 'attempts', answer.attempts, 'error', answer.error, 'createdAt', answer.created_at)`;

const voteFields = sql`jsonb_build_object('id', vote.id, 'inputIndex', vote.input_index, 'winner', vote.winner,
  'shown', to_jsonb(vote.shown), 'comment', vote.comment, 'createdAt', vote.created_at, 'judge', (
    select jsonb_build_object('id', judge.id, 'name', judge.name) from users judge where judge.id = vote.user_id))`;

/** A comparison with all that belongs to it, as of one moment: one statement sees one snapshot. */
export async function selectComparison({ workspaceId, id }: Key): Promise<StoredComparison | null> {
  const [row] = await query(sql`
    select comparison.id, comparison.name, comparison.status, comparison.inputs, comparison.variants, comparison.repeats,
      comparison.max_cost_usd, comparison.created_at, comparison.finished_at,
      (select coalesce(jsonb_agg(${answerFields} order by answer.input_index, answer.variant_index, answer.repeat), '[]')
        from answers answer where answer.comparison_id = comparison.id and answer.workspace_id = ${workspaceId}) as answers,
      (select coalesce(jsonb_agg(${voteFields} order by vote.created_at, vote.id), '[]')
        from votes vote where vote.comparison_id = comparison.id and vote.workspace_id = ${workspaceId}) as votes,
      (select coalesce(jsonb_agg(batch.events order by batch.first_seq), '[]')
        from comparison_event_batches batch
        where batch.comparison_id = comparison.id and batch.workspace_id = ${workspaceId} and exists (
          select 1 from answers answer where answer.comparison_id = comparison.id and answer.status = 'running')) as batches,
      (select coalesce(max(batch.last_seq), 0) from comparison_event_batches batch
        where batch.comparison_id = comparison.id) as last_seq
    from comparisons comparison
    where comparison.id = ${id} and comparison.workspace_id = ${workspaceId} and comparison.deleted_at is null`);
  return row ? toStoredComparison(row) : null;
}

/** Takes a comparison that nobody runs, or whose owner was not heard of for `staleMs`. */
export async function claim({ workspaceId, id }: Key, owner: string, staleMs: number): Promise<boolean> {
  const rows = await query(sql`
    update comparisons set owner = ${owner}, heartbeat_at = now()
    where id = ${id} and workspace_id = ${workspaceId} and deleted_at is null and ${isFree(staleMs)}
    returning id`);
  return rows.length > 0;
}

const isFree = (staleMs: number): Sql => sql`
  (owner is null or heartbeat_at is null or heartbeat_at < now() - make_interval(secs => ${staleMs / 1_000}::float8))`;

/** Comparisons with work left, or never given back, whose owner is not heard of. */
export async function selectAbandoned(staleMs: number, limit: number): Promise<Key[]> {
  return query<{ workspaceId: string; id: string }>(sql`
    select workspace_id as "workspaceId", id from comparisons
    where (status in ('queued', 'running') or owner is not null) and deleted_at is null and ${isFree(staleMs)}
    order by created_at limit ${limit}`);
}

export interface Orders {
  status: ComparisonStatus;
  deleted: boolean;
  /** How much is asked by now: columns or rows may have come. */
  variants: number;
  inputs: number;
  repeats: number;
  maxCostUsd: number | null;
  /** When the database was asked, in milliseconds by its clock. */
  at: number;
  /** Asked for since, or to be stopped, and not started. */
  queued: { id: string; variantIndex: number; inputIndex: number; repeat: number; askedAt: number; stop: boolean }[];
  /** Running, and to be stopped. */
  stop: string[];
}

/**
 * Says that the owner lives, and reads what people want by now. Null when another process has taken over.
 * @param since what was asked for before this moment (by the database's clock, in milliseconds) is known, and thousands may wait
 */
export async function beat({ workspaceId, id }: Key, owner: string, since: number): Promise<Orders | null> {
  const [row] = await query<{ [Field in keyof Orders]: Orders[Field] }>(sql`
    with beat as (
      update comparisons set heartbeat_at = now(), status = case when status = 'queued' then 'running' else status end
      where id = ${id} and workspace_id = ${workspaceId} and owner = ${owner}
      returning status, deleted_at is not null as deleted, jsonb_array_length(variants) as variants,
        jsonb_array_length(inputs) as inputs, repeats, max_cost_usd as "maxCostUsd")
    select beat.*, extract(epoch from now())::float8 * 1000 as at,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'variantIndex', variant_index, 'inputIndex', input_index,
          'repeat', repeat, 'askedAt', extract(epoch from created_at) * 1000, 'stop', stop_requested)
          order by input_index, repeat, variant_index), '[]')
        from answers where comparison_id = ${id} and workspace_id = ${workspaceId} and status = 'queued'
          and (stop_requested or created_at >= to_timestamp(${since / 1_000}::float8))) as queued,
      (select coalesce(jsonb_agg(id), '[]') from answers
        where comparison_id = ${id} and workspace_id = ${workspaceId} and status = 'running' and stop_requested) as stop
    from beat`);
  return row ?? null;
}

/** Moves one answer between waiting and running, without its result. False when another process has taken over. */
export async function setAnswerStatus(key: Key, owner: string, answerId: string, status: 'queued' | 'running') {
  return wasHeld(sql`
    with ${held(key, owner)}, changed as (
      update answers set status = ${status}, started_at = case when ${status} = 'running' then now() end
      where id = ${answerId} and workspace_id = ${key.workspaceId} and status in ('queued', 'running')
        and exists (select 1 from held))
    select exists (select 1 from held) as held`);
}

/** Saves events. The same batch twice is saved once. False when another process has taken over. */
export async function saveEvents(key: Key, owner: string, batch: readonly NumberedEvent[]): Promise<boolean> {
  return wasHeld(sql`
    with ${held(key, owner)}, saved as (${insertBatch(key, batch, sql`held`)})
    select exists (select 1 from held) as held`);
}

/**
 * Saves an answer's result, what it cost and the events up to it, all or nothing. Twice is once: the cost is counted only by the
 * write that ends the answer. False when another process has taken over.
 */
export async function saveAnswer(
  key: Key,
  owner: string,
  answer: Answer,
  batch: readonly NumberedEvent[],
  exchange: ProviderExchange | null = null,
): Promise<boolean> {
  const spent = answer.costUsd ?? 0;
  return wasHeld(sql`
    with ${held(key, owner)}, ended as (
      update answers set status = ${answer.status}, text = ${answer.text}, object = ${jsonb(answer.object)},
        reasoning = ${answer.reasoning ?? null}, tool_calls = ${jsonb(answer.toolCalls)},
        citations = ${jsonb(answer.citations)}, hits = ${jsonb(answer.hits)}, messages = ${jsonb(answer.messages)},
        usage = ${jsonb(answer.usage)}, cost_usd = ${answer.costUsd}::float8, timings = ${jsonb(answer.timings)},
        finish_reason = ${answer.finishReason}, model = ${answer.model}, attempts = ${jsonb(answer.attempts)},
        error = ${jsonb(answer.error)}, exchange = ${jsonb(exchange)}, stop_requested = false, finished_at = now()
      where id = ${answer.id} and workspace_id = ${key.workspaceId} and status in ('queued', 'running')
        and exists (select 1 from held)
      returning comparison_id, variant_index, model, cost_usd, usage, attempts),
    entered as (
      insert into spending_entries
        (workspace_id, day, kind, model, prompt, user_id, usd, calls, unknown_calls, input_tokens, output_tokens)
      select ${key.workspaceId}, (now() at time zone 'utc')::date, 'answer', ended.model,
        coalesce(comparison.variants -> ended.variant_index -> 'prompt' ->> 'name', ''),
        coalesce(comparison.created_by, ''), ${spent}::float8, 1, case when ended.cost_usd is null then 1 else 0 end,
        coalesce((ended.usage ->> 'inputTokens')::float8, 0), coalesce((ended.usage ->> 'outputTokens')::float8, 0)
      from ended join comparisons comparison on comparison.id = ended.comparison_id
      where ended.usage is not null and ended.model not like 'builtin/%' and ended.attempts -> -1 -> 'fromCache' is null
      on conflict (workspace_id, day, kind, model, prompt, user_id) do update set usd = spending_entries.usd + excluded.usd,
        calls = spending_entries.calls + 1, unknown_calls = spending_entries.unknown_calls + excluded.unknown_calls,
        input_tokens = spending_entries.input_tokens + excluded.input_tokens,
        output_tokens = spending_entries.output_tokens + excluded.output_tokens),
    spent as (
      insert into spending (workspace_id, day, usd)
      select ${key.workspaceId}, (now() at time zone 'utc')::date, ${spent}::float8 from ended where ${spent}::float8 > 0
      on conflict (workspace_id, day) do update set usd = spending.usd + excluded.usd),
    saved as (${insertBatch(key, batch, sql`held`)})
    select exists (select 1 from held) as held`);
}

/** Saves that answers which never began were stopped, with the events that say so. False when another process has taken over. */
export async function saveStopped(
  key: Key,
  owner: string,
  answerIds: readonly string[],
  batch: readonly NumberedEvent[],
): Promise<boolean> {
  return wasHeld(sql`
    with ${held(key, owner)}, ended as (
      update answers set status = 'stopped', stop_requested = false, finished_at = now()
      where id = any(${[...answerIds]}::text[]) and workspace_id = ${key.workspaceId} and status in ('queued', 'running')
        and exists (select 1 from held)),
    saved as (${insertBatch(key, batch, sql`held`)})
    select exists (select 1 from held) as held`);
}

/** Gives a comparison back as finished, if nothing was asked for in the meantime, and saves its last event. */
export async function finish(key: Key, owner: string, status: ComparisonStatus, last: NumberedEvent): Promise<boolean> {
  const { id, workspaceId } = key;
  return wasHeld(sql`
    with finished as (
      update comparisons set owner = null, heartbeat_at = null, finished_at = now(),
        status = ${status === 'stopped' ? 'stopped' : 'done'}
      where id = ${id} and workspace_id = ${workspaceId} and owner = ${owner} and status = ${status} and not exists (
        select 1 from answers where comparison_id = ${id} and workspace_id = ${workspaceId} and status in ('queued', 'running'))
      returning id),
    saved as (${insertBatch(key, [last], sql`finished`)})
    select exists (select 1 from finished) as held`);
}

/** Gives a comparison back with work left, for another process. */
export async function letGo({ workspaceId, id }: Key, owner: string): Promise<void> {
  await query(sql`
    update comparisons set owner = null, heartbeat_at = null
    where id = ${id} and workspace_id = ${workspaceId} and owner = ${owner}`);
}

/** Asks whoever runs it to stop all answers, or some. @returns how many were asked to stop; null where one is unknown */
export async function requestStop(
  { workspaceId, id }: Key,
  answerIds: readonly string[] | null,
): Promise<number | null> {
  const [row] = await query<{ known: boolean; asked: number }>(sql`
    with asked as (
      update answers set stop_requested = true
      where comparison_id = ${id} and workspace_id = ${workspaceId} and status in ('queued', 'running')
        and (${answerIds}::text[] is null or id = any(${answerIds}::text[])) and ${isThere(id, workspaceId)}
      returning id),
    stopped as (
      update comparisons set status = 'stopped'
      where id = ${id} and workspace_id = ${workspaceId} and status in ('queued', 'running')
        and ${answerIds}::text[] is null and exists (select 1 from asked))
    select (select count(*) from asked)::int as asked, ${areThere(id, workspaceId, answerIds ?? [])} as known`);
  return row?.known ? row.asked : null;
}

const isThere = (id: string, workspaceId: string): Sql => sql`
  exists (select 1 from comparisons where id = ${id} and workspace_id = ${workspaceId} and deleted_at is null)`;

/** That the comparison and these of its answers are there. */
export const areThere = (id: string, workspaceId: string, answerIds: readonly string[]): Sql => sql`
  ${isThere(id, workspaceId)} and (select count(*) from answers
    where id = any(${[...answerIds]}::text[]) and comparison_id = ${id} and workspace_id = ${workspaceId}) = ${new Set(answerIds).size}`;

/** Whether it has ended, and its last event, without reading what its answers say. Null for an unknown one. */
export async function selectEnding({ workspaceId, id }: Key): Promise<{ finished: boolean; lastSeq: number } | null> {
  const [row] = await query<{ finished: boolean; lastSeq: number }>(sql`
    select comparison.finished_at is not null as finished, (select coalesce(max(batch.last_seq), 0)
      from comparison_event_batches batch where batch.comparison_id = comparison.id) as "lastSeq"
    from comparisons comparison
    where comparison.id = ${id} and comparison.workspace_id = ${workspaceId} and comparison.deleted_at is null`);
  return row ?? null;
}

/** What a reader in any process needs to go on: the events after one, and whether more are to come. Null once deleted. */
export async function selectEvents(
  { workspaceId, id }: Key,
  after: number,
): Promise<{ active: boolean; events: NumberedEvent[]; saved: boolean } | null> {
  const [row] = await query<{ active: boolean; batches: unknown[]; saved: boolean }>(sql`
    select comparison.owner is not null or comparison.status in ('queued', 'running') as active,
      (select coalesce(jsonb_agg(batch.events order by batch.first_seq), '[]') from (
        select first_seq, events from comparison_event_batches
        where comparison_id = ${id} and workspace_id = ${workspaceId} and last_seq > ${after}::int
        order by first_seq limit 500) batch) as batches,
      exists (select 1 from comparison_event_batches where comparison_id = ${id}) as saved
    from comparisons comparison
    where comparison.id = ${id} and comparison.workspace_id = ${workspaceId} and comparison.deleted_at is null`);
  if (!row) return null;
  const events = row.batches.flatMap(toEvents).filter(({ seq }) => seq > after);
  return { active: row.active, events, saved: row.saved };
}

/**
 * One vote for each question, person and choice of answers: voting again replaces.
 * @returns null where the winner, or one that was shown, is no answer to that question
 */
export async function upsertVote({ workspaceId, id }: Key, userId: string, vote: CreateVote): Promise<Vote | null> {
  const answerId = vote.winner === 'tie' || vote.winner === 'none' ? null : vote.winner;
  const shown = [...(vote.shown ?? [])].sort();
  if (answerId !== null && shown.length > 0 && !shown.includes(answerId)) return null;
  const named = shown.length > 0 ? shown : answerId === null ? [] : [answerId];
  const [row] = await query<{ vote: Record<string, unknown> }>(sql`
    with valid as (
      select 1 where cardinality(${named}::text[]) = (select count(*) from answers where id = any(${named}::text[])
        and comparison_id = ${id} and workspace_id = ${workspaceId} and input_index = ${vote.inputIndex})),
    vote as (
      insert into votes (id, workspace_id, comparison_id, input_index, winner, answer_id, shown, comment, user_id)
      select ${newId('vot')}, ${workspaceId}, ${id}, ${vote.inputIndex}, ${vote.winner}, ${answerId}, ${shown}::text[],
        ${vote.comment ?? null}, ${userId}
      from valid
      on conflict (comparison_id, input_index, user_id, shown) do update
        set winner = excluded.winner, answer_id = excluded.answer_id, comment = excluded.comment, created_at = now()
      returning *)
    select ${voteFields} as vote from vote`);
  return row ? toVote(row.vote) : null;
}

export async function removeVote({ workspaceId, id }: Key, voteId: string): Promise<boolean> {
  const rows = await query(sql`
    delete from votes where id = ${voteId} and comparison_id = ${id} and workspace_id = ${workspaceId} returning id`);
  return rows.length > 0;
}

/** Hides a comparison, or brings back one that was hidden less than `withinMinutes` ago. */
export async function setHidden({ workspaceId, id }: Key, hidden: boolean, withinMinutes: number): Promise<boolean> {
  const rows = await query(
    hidden
      ? sql`update comparisons set deleted_at = now()
          where id = ${id} and workspace_id = ${workspaceId} and deleted_at is null returning id`
      : sql`update comparisons set deleted_at = null where id = ${id} and workspace_id = ${workspaceId}
          and deleted_at > now() - make_interval(mins => ${withinMinutes}::int) returning id`,
  );
  return rows.length > 0;
}

/** Removes what was hidden long enough, and the events of what ended long enough ago: the answers hold all they said. */
export async function purge(hiddenMinutes: number, endedHours: number): Promise<void> {
  await query(sql`delete from comparisons where deleted_at < now() - make_interval(mins => ${hiddenMinutes}::int)`);
  await query(sql`
    delete from comparison_event_batches batch using comparisons comparison
    where comparison.id = batch.comparison_id and comparison.workspace_id = batch.workspace_id
      and comparison.owner is null and comparison.finished_at < now() - make_interval(hours => ${endedHours}::int)`);
}

/** @returns the comparison that an answer belongs to */
export async function selectComparisonOf(workspaceId: string, answerId: string): Promise<string | null> {
  const [row] = await query<{ id: string }>(sql`
    select c.id from answers a join comparisons c on c.id = a.comparison_id and c.workspace_id = a.workspace_id
    where a.workspace_id = ${workspaceId} and a.id = ${answerId} and c.deleted_at is null`);
  return row?.id ?? null;
}
