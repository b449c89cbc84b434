import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import type { ComparisonEngine } from './engine';
import { comparisonEngine } from './engine-in-use';
import { applyEvents, type Comparison, type ComparisonSummary } from './schema';
import { selectNames, selectSummaries, type HistoryFilter } from './history/store';
import { selectComparison, selectEnding } from './store';
import { selectOfPrompt } from './uses/store';

type Reader = Pick<Access, 'workspaceId'>;

/**
 * A comparison with its answers as they are now; following its events from `lastEventId` goes on from there.
 *
 * @param engine adds what it has not saved yet, so that whoever saw an event finds it here
 */
export async function getComparison(
  { workspaceId }: Reader,
  id: string,
  engine: ComparisonEngine = comparisonEngine(),
): Promise<Comparison> {
  // Taken before the query: what is saved in between is in both, and applied once.
  const unsaved = engine.logOf(id)?.unsaved() ?? [];
  const stored = await selectComparison({ workspaceId, id });
  if (!stored) throw new NotFoundError('Comparison', id);
  return applyEvents(stored.comparison, unsaved);
}

/** True where a comparison has ended and nothing came after this event. @throws NotFoundError */
export async function hasNothingAfter({ workspaceId }: Reader, id: string, eventId: number): Promise<boolean> {
  const ending = await selectEnding({ workspaceId, id });
  if (!ending) throw new NotFoundError('Comparison', id);
  return ending.finished && eventId > 0 && eventId >= ending.lastSeq;
}

/** The ten newest whose name or first question has these words. */
export async function findComparisonsByName({ workspaceId }: Reader, part: string) {
  return selectNames(workspaceId, part, 10);
}

/** The newest comparisons with a column of this prompt, and which of its versions they ran. */
export async function findComparisonsOfPrompt({ workspaceId }: Reader, prompt: string, limit: number) {
  const rows = await selectOfPrompt(workspaceId, prompt, limit);
  return rows.map(({ createdAt, versions, ...row }) => ({
    ...row,
    versions: versions.toSorted((a, b) => b - a),
    createdAt: createdAt.toISOString(),
  }));
}

/** The newest first; all of them, or those that match. */
export async function listComparisons(
  { workspaceId }: Reader,
  page: { limit: number; cursor?: string | undefined } & HistoryFilter,
): Promise<{ items: ComparisonSummary[]; nextCursor: string | null }> {
  const found = await selectSummaries(workspaceId, { ...page, limit: page.limit + 1 });
  const items = found.slice(0, page.limit);
  return { items, nextCursor: found.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}
