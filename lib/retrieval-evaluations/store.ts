import { z } from 'zod';
import { escapeLike, newId, query, sql, type Sql } from '@/lib/db';
import { evaluationStatusSchema, plannedBuildSchema, ranRetrievalSchema, storedResultsSchema } from './schema';
import type { EvaluationStatus, PlannedBuild, RanRetrieval, StoredResults } from './schema';

export interface Key {
  workspaceId: string;
  id: string;
}

const json = (value: unknown): Sql => sql`${JSON.stringify(value)}::jsonb`;

const evaluationRow = z.object({
  id: z.string(),
  name: z.string(),
  datasetId: z.string(),
  datasetName: z.string(),
  datasetVersion: z.int(),
  ks: z.array(z.int()),
  minCoverage: z.number(),
  retrievals: z.array(ranRetrievalSchema),
  builds: z.array(plannedBuildSchema),
  status: evaluationStatusSchema,
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  warnings: z.array(z.string()),
  total: z.int(),
  done: z.int(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
});
export type EvaluationRow = z.infer<typeof evaluationRow>;

const EVALUATION = sql`
  e.id, e.name, e.dataset_id as "datasetId", d.name as "datasetName", e.dataset_version as "datasetVersion", e.ks,
  e.min_coverage as "minCoverage", e.retrievals, e.builds, e.status, e.error, e.warnings, e.total,
  (select count(*) from retrieval_evaluation_cells c where c.evaluation_id = e.id)::int as done,
  e.created_at as "createdAt", e.started_at as "startedAt", e.finished_at as "finishedAt"`;
const LIVING = sql`
  from retrieval_evaluations e join datasets d on d.id = e.dataset_id and d.workspace_id = e.workspace_id
  where e.deleted_at is null and d.deleted_at is null`;

export interface NewEvaluation {
  name: string;
  datasetId: string;
  datasetVersion: number;
  ks: readonly number[];
  minCoverage: number;
  retrievals: readonly RanRetrieval[];
  builds: readonly PlannedBuild[];
  warnings: readonly string[];
  total: number;
}

export async function insertEvaluation(workspaceId: string, evaluation: NewEvaluation): Promise<string> {
  const id = newId('rev');
  await query(sql`
    insert into retrieval_evaluations
      (id, workspace_id, name, dataset_id, dataset_version, ks, min_coverage, retrievals, builds, status, warnings, total, updated_at)
    values (${id}, ${workspaceId}, ${evaluation.name}, ${evaluation.datasetId}, ${evaluation.datasetVersion}::int, ${json(evaluation.ks)},
      ${evaluation.minCoverage}::float8, ${json(evaluation.retrievals)}, ${json(evaluation.builds)}, 'queued', ${json(evaluation.warnings)},
      ${evaluation.total}::int, now())`);
  return id;
}

export async function findEvaluation({ workspaceId, id }: Key): Promise<EvaluationRow | null> {
  const [row] = await query(sql`select ${EVALUATION} ${LIVING} and e.workspace_id = ${workspaceId} and e.id = ${id}`);
  return row ? evaluationRow.parse(row) : null;
}

export async function selectEvaluations(
  workspaceId: string,
  { limit, cursor, datasetId }: { limit: number; cursor?: string | undefined; datasetId?: string | undefined },
): Promise<EvaluationRow[]> {
  const rows = await query(sql`
    select ${EVALUATION} ${LIVING} and e.workspace_id = ${workspaceId}
      and (${cursor ?? null}::text is null or e.id < ${cursor ?? null})
      and (${datasetId ?? null}::text is null or e.dataset_id = ${datasetId ?? null})
    order by e.id desc limit ${limit}`);
  return evaluationRow.array().parse(rows);
}

export async function selectEvaluationNames(workspaceId: string, part: string, limit: number) {
  const pattern = `%${escapeLike(part)}%`;
  return query<{ id: string; name: string }>(sql`
    select e.id, e.name ${LIVING} and e.workspace_id = ${workspaceId} and e.name ilike ${pattern}
    order by e.id desc limit ${limit}`);
}

export async function findResults({ workspaceId, id }: Key): Promise<StoredResults | null> {
  const [row] = await query<{ results: unknown }>(sql`
    select results from retrieval_evaluations where workspace_id = ${workspaceId} and id = ${id}`);
  return row?.results ? storedResultsSchema.parse(row.results) : null;
}

/** What a job may not overwrite: a person's Stop holds, whatever the job was about to say. */
export async function setStatus(
  { workspaceId, id }: Key,
  from: readonly EvaluationStatus[],
  to: EvaluationStatus,
  more: { error?: { code: string; detail: string } | null; results?: StoredResults } = {},
): Promise<boolean> {
  const ended = to === 'done' || to === 'stopped' || to === 'failed';
  const rows = await query(sql`
    update retrieval_evaluations set status = ${to}, updated_at = now(),
      error = ${more.error ? JSON.stringify(more.error) : null}::jsonb,
      started_at = case when ${to} = 'running' then coalesce(started_at, now()) else started_at end,
      finished_at = case when ${ended}::boolean then now() else null end,
      failures = case when ${to} = 'queued' then 0 else failures end,
      results = coalesce(${more.results ? JSON.stringify(more.results) : null}::jsonb, case when ${to} = 'queued' then null else results end)
    where workspace_id = ${workspaceId} and id = ${id} and deleted_at is null and status = any(${[...from]}::text[]) returning id`);
  return rows.length > 0;
}

export async function saveResults({ workspaceId, id }: Key, results: StoredResults): Promise<void> {
  await query(sql`
    update retrieval_evaluations set results = ${json(results)}, updated_at = now() where workspace_id = ${workspaceId} and id = ${id}`);
}

export async function countFailure({ workspaceId, id }: Key): Promise<number> {
  const [row] = await query<{ failures: number }>(sql`
    update retrieval_evaluations set failures = failures + 1, updated_at = now()
    where workspace_id = ${workspaceId} and id = ${id} returning failures`);
  return row?.failures ?? 0;
}

export async function savePlan(
  { workspaceId, id }: Key,
  { retrievals, builds }: { retrievals: readonly RanRetrieval[]; builds: readonly PlannedBuild[] },
): Promise<void> {
  await query(sql`
    update retrieval_evaluations set retrievals = ${json(retrievals)}, builds = ${json(builds)}, updated_at = now()
    where workspace_id = ${workspaceId} and id = ${id}`);
}

export async function hideEvaluation({ workspaceId, id }: Key): Promise<boolean> {
  const rows = await query(sql`
    update retrieval_evaluations set deleted_at = now(), updated_at = now(),
      status = case when status in ('queued', 'building', 'running') then 'stopped' else status end
    where workspace_id = ${workspaceId} and id = ${id} and deleted_at is null returning id`);
  return rows.length > 0;
}

export async function unhideEvaluation({ workspaceId, id }: Key, undoMinutes: number): Promise<boolean> {
  const rows = await query(sql`
    update retrieval_evaluations set deleted_at = null, updated_at = now() where workspace_id = ${workspaceId} and id = ${id}
      and deleted_at > now() - make_interval(mins => ${undoMinutes}::int) returning id`);
  return rows.length > 0;
}

export async function removeEvaluations(undoMinutes: number): Promise<void> {
  await query(
    sql`delete from retrieval_evaluations where deleted_at < now() - make_interval(mins => ${undoMinutes}::int)`,
  );
}

/** Evaluations that no job works on any more: their job ran out of tries while the database was away. */
export function evaluationsWithoutJob() {
  return query<{ workspaceId: string; evaluationId: string }>(sql`
    select e.workspace_id as "workspaceId", e.id as "evaluationId" from retrieval_evaluations e
    where e.status in ('queued', 'building', 'running') and e.deleted_at is null and e.updated_at < now() - interval '30 seconds'
      and not exists (select 1 from pgboss.job j where j.name = 'evaluate-retrieval' and j.state in ('created', 'retry', 'active')
                        and j.data ->> 'evaluationId' = e.id)`);
}

// Cells

const cellRow = z.object({
  retrievalIndex: z.int(),
  caseId: z.string(),
  found: z.array(z.int().nullable()),
  relevant: z.array(z.int()),
  latencyMs: z.number().nullable(),
  annRecall: z.number().nullable(),
  costUsd: z.number().nullable(),
  error: z.string().nullable(),
});
export type CellRow = z.infer<typeof cellRow>;

export async function selectCells({ workspaceId, id }: Key): Promise<CellRow[]> {
  const rows = await query(sql`
    select retrieval_index as "retrievalIndex", case_id as "caseId", found, relevant, latency_ms as "latencyMs",
      ann_recall as "annRecall", cost_usd as "costUsd", error
    from retrieval_evaluation_cells where workspace_id = ${workspaceId} and evaluation_id = ${id}`);
  return cellRow.array().parse(rows);
}

/** Writes what was measured, once: a job that runs twice changes nothing. @returns whether the evaluation still runs */
export async function saveCells({ workspaceId, id }: Key, cells: readonly CellRow[]): Promise<boolean> {
  const rows = cells.map((cell) => ({
    retrieval_index: cell.retrievalIndex,
    case_id: cell.caseId,
    found: cell.found,
    relevant: cell.relevant,
    latency_ms: cell.latencyMs,
    ann_recall: cell.annRecall,
    cost_usd: cell.costUsd,
    error: cell.error,
  }));
  const [state] = await query<{ running: boolean }>(sql`
    with running as (
      update retrieval_evaluations set updated_at = now()
      where workspace_id = ${workspaceId} and id = ${id} and status = 'running' and deleted_at is null returning id
    ), written as (
      insert into retrieval_evaluation_cells
        (workspace_id, evaluation_id, retrieval_index, case_id, found, relevant, latency_ms, ann_recall, cost_usd, error)
      select ${workspaceId}, ${id}, r.retrieval_index, r.case_id, r.found, r.relevant, r.latency_ms, r.ann_recall, r.cost_usd, r.error
      from retrieval_evaluations e, jsonb_to_recordset(${json(rows)}) as r
        (retrieval_index int, case_id text, found jsonb, relevant jsonb, latency_ms float8, ann_recall float8, cost_usd float8, error text)
      where e.workspace_id = ${workspaceId} and e.id = ${id}
      on conflict do nothing
    ) select exists (select 1 from running) as running`);
  return state?.running ?? false;
}

/** What failed is asked again. */
export async function removeFailedCells({ workspaceId, id }: Key): Promise<void> {
  await query(sql`
    delete from retrieval_evaluation_cells where workspace_id = ${workspaceId} and evaluation_id = ${id} and error is not null`);
}

/** How long a search of this workspace's evaluations took, half of the time. Milliseconds; null before the first. */
export async function medianLatency(workspaceId: string): Promise<number | null> {
  const [row] = await query<{ median: number | null }>(sql`
    select percentile_cont(0.5) within group (order by latency_ms) as median from (
      select latency_ms from retrieval_evaluation_cells
      where workspace_id = ${workspaceId} and latency_ms is not null limit 10000) recent`);
  return row?.median ?? null;
}
