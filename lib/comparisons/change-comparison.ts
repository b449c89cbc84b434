import type { Access } from '@/lib/auth/schema';
import { ConflictError, NotFoundError } from '@/lib/errors';
import type { ComparisonEngine } from './engine';
import { comparisonEngine } from './engine-in-use';
import { getComparison } from './read-comparisons';
import type { Comparison } from './schema';
import { forgetResponses } from '@/lib/models';
import { requeue, selectCacheKeys } from './asking/store';
import { requestStop, setHidden } from './store';

/** Undo is possible for so long; then what was deleted is purged. */
const UNDO_MINUTES = 10;
/** Events are kept for readers who come back; the answers hold all they said. */
const EVENTS_HOURS = 24;
export const RETENTION = { hiddenMinutes: UNDO_MINUTES, eventsHours: EVENTS_HOURS };

type Writer = Pick<Access, 'workspaceId'>;

/** Stops all answers, or some, wherever they run: here at once, in another process at its next look (F28). Keeps what they said. */
export async function stopComparison(
  { workspaceId }: Writer,
  id: string,
  answerIds: readonly string[] | null,
  engine: ComparisonEngine = comparisonEngine(),
): Promise<Comparison> {
  const asked = await requestStop({ workspaceId, id }, answerIds);
  if (asked === null) throw new NotFoundError(answerIds ? 'Answer' : 'Comparison', answerIds?.join(', ') ?? id);
  if (asked > 0) await engine.stop({ workspaceId, id }, answerIds);
  return getComparison({ workspaceId }, id, engine);
}

/**
 * Asks for answers again, the same as before; what they said is replaced, and an answer that was kept to the same request is
 * forgotten first. Those that are being made already go on.
 * @throws ConflictError where all of them are being made already
 */
export async function retryAnswers(
  { workspaceId }: Writer,
  id: string,
  answerIds: readonly string[],
  engine: ComparisonEngine = comparisonEngine(),
): Promise<Comparison> {
  await forgetResponses(workspaceId, await selectCacheKeys({ workspaceId, id }, answerIds));
  const queued = await requeue({ workspaceId, id }, answerIds);
  if (queued === null) throw new NotFoundError('Answer', answerIds.join(', '));
  if (queued === 0) throw new ConflictError('This answer is being made already. Stop it first, or wait for it.');
  await engine.wake({ workspaceId, id });
  return getComparison({ workspaceId }, id, engine);
}

/** Hides a comparison and stops it; it can be brought back for ten minutes. */
export async function deleteComparison(
  { workspaceId }: Writer,
  id: string,
  engine: ComparisonEngine = comparisonEngine(),
): Promise<void> {
  await requestStop({ workspaceId, id }, null);
  if (!(await setHidden({ workspaceId, id }, true, UNDO_MINUTES))) throw new NotFoundError('Comparison', id);
  await engine.stop({ workspaceId, id }, null);
}

export async function restoreComparison(
  { workspaceId }: Writer,
  id: string,
  engine: ComparisonEngine = comparisonEngine(),
): Promise<Comparison> {
  if (!(await setHidden({ workspaceId, id }, false, UNDO_MINUTES))) throw new NotFoundError('Comparison', id);
  return getComparison({ workspaceId }, id, engine);
}
