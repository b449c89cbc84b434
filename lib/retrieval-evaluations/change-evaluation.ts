import type { Access } from '@/lib/auth/schema';
import { ConflictError, NotFoundError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs';
import { getRetrievalEvaluation } from './read-evaluations';
import type { RetrievalEvaluation } from './schema';
import {
  evaluationsWithoutJob,
  findEvaluation,
  hideEvaluation,
  removeEvaluations,
  removeFailedCells,
  setStatus,
  unhideEvaluation,
} from './store';
import { saveSummary } from './save-summary';

const UNDO_MINUTES = 10;

type Writer = Pick<Access, 'workspaceId'>;

/** Stops it and keeps what was measured; its results are then over fewer questions. Nothing happens where it has ended. */
export async function stopRetrievalEvaluation({ workspaceId }: Writer, id: string): Promise<RetrievalEvaluation> {
  const key = { workspaceId, id };
  if (!(await findEvaluation(key))) throw new NotFoundError('Evaluation', id);
  if (await setStatus(key, ['queued', 'building', 'running'], 'stopped')) await saveSummary(key);
  return getRetrievalEvaluation({ workspaceId }, id);
}

/** Goes on where it was stopped or failed, and asks again what failed. */
export async function resumeRetrievalEvaluation({ workspaceId }: Writer, id: string): Promise<RetrievalEvaluation> {
  const key = { workspaceId, id };
  const row = await findEvaluation(key);
  if (!row) throw new NotFoundError('Evaluation', id);
  await removeFailedCells(key);
  if (!(await setStatus(key, ['stopped', 'failed', 'done'], 'queued'))) {
    throw new ConflictError('It is running already.');
  }
  await enqueue('evaluate-retrieval', { workspaceId, evaluationId: id });
  return getRetrievalEvaluation({ workspaceId }, id);
}

/** Hides an evaluation and stops it; it can be brought back for ten minutes. */
export async function deleteRetrievalEvaluation({ workspaceId }: Writer, id: string): Promise<void> {
  if (!(await hideEvaluation({ workspaceId, id }))) throw new NotFoundError('Evaluation', id);
}

export async function restoreRetrievalEvaluation({ workspaceId }: Writer, id: string): Promise<RetrievalEvaluation> {
  if (!(await unhideEvaluation({ workspaceId, id }, UNDO_MINUTES))) throw new NotFoundError('Evaluation', id);
  return getRetrievalEvaluation({ workspaceId }, id);
}

export function purgeRetrievalEvaluations(): Promise<void> {
  return removeEvaluations(UNDO_MINUTES);
}

/** Evaluations that no job works on any more get a new one. */
export async function recoverRetrievalEvaluations(): Promise<void> {
  for (const evaluation of await evaluationsWithoutJob()) await enqueue('evaluate-retrieval', evaluation);
}
