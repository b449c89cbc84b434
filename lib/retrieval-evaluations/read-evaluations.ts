import type { Access } from '@/lib/auth/schema';
import { readCases } from '@/lib/datasets';
import { NotFoundError } from '@/lib/errors';
import type { RetrievalEvaluation, RetrievalEvaluationSummary } from './schema';
import { findEvaluation, findResults, selectCells, selectEvaluationNames, selectEvaluations } from './store';
import { toEvaluatedCases, toSummary } from './to-evaluation';

type Reader = Pick<Access, 'workspaceId'>;

/** With its results once it has ended. @throws NotFoundError also where it belongs to another workspace or was deleted */
export async function getRetrievalEvaluation({ workspaceId }: Reader, id: string): Promise<RetrievalEvaluation> {
  const row = await findEvaluation({ workspaceId, id });
  if (!row) throw new NotFoundError('Evaluation', id);
  const summary = toSummary(row);
  const ended = row.status === 'done' || row.status === 'stopped' || row.status === 'failed';
  const stored = ended ? await findResults({ workspaceId, id }) : null;
  if (!stored) return { ...summary, results: null, pairs: null, cases: null };
  const [cells, cases] = await Promise.all([
    selectCells({ workspaceId, id }),
    readCases({ workspaceId }, row.datasetId, row.datasetVersion),
  ]);
  return { ...summary, ...stored, cases: toEvaluatedCases(cases, cells, row.retrievals.length) };
}

/** The ten newest whose name holds these words. */
export async function findEvaluationsByName({ workspaceId }: Reader, part: string) {
  return selectEvaluationNames(workspaceId, part, 10);
}

/** The newest first. */
export async function listRetrievalEvaluations(
  { workspaceId }: Reader,
  request: { limit: number; cursor?: string | undefined; datasetId?: string | undefined },
): Promise<{ items: RetrievalEvaluationSummary[]; nextCursor: string | null }> {
  const rows = await selectEvaluations(workspaceId, { ...request, limit: request.limit + 1 });
  const items = rows.slice(0, request.limit).map(toSummary);
  return { items, nextCursor: rows.length > request.limit ? (items.at(-1)?.id ?? null) : null };
}
