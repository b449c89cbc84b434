import type { Case } from '@/lib/datasets/schema';
import { BakeoffError } from '@/lib/errors';
import type { JobContext, Jobs } from '@/lib/jobs';
import { neighbourRecall, retrieve } from '@/lib/retrieval';
import { findEvidence, type EvidencePassage } from '@/lib/statistics';
import { buildMissing } from './build-missing';
import { usableQuestions } from './create-evaluation';
import type { RanRetrieval } from './schema';
import { saveSummary } from './save-summary';
import {
  countFailure,
  findEvaluation,
  saveCells,
  selectCells,
  setStatus,
  type CellRow,
  type EvaluationRow,
  type Key,
} from './store';

/** After so many failures without a known reason it is given up. */
const MOST_FAILURES = 3;
/** What was measured is kept at least so often; more is lost by no kill. */
const SAVE_MS = 500;

/** The evaluation was stopped or deleted, or its worker has to go. */
class EndedError extends Error {}

/**
 * Asks every question of every retrieval, as far as that isn't done, question by question so that what a Stop leaves can be
 * compared. Runs again and again with the same result: each search is one row.
 * A grid first builds the indexes that are missing.
 */
export async function evaluateRetrieval(
  { workspaceId, evaluationId }: Jobs['evaluate-retrieval'],
  { signal }: Pick<JobContext, 'signal'>,
): Promise<void> {
  const key = { workspaceId, id: evaluationId };
  const found = await findEvaluation(key);
  if (!found || !['queued', 'building', 'running'].includes(found.status)) return;
  try {
    const row = await buildMissing(found, key, signal);
    if (!row || !(await setStatus(key, ['queued', 'building', 'running'], 'running'))) return;
    await askAll(row, key, signal);
    await saveSummary(key);
    await setStatus(key, ['running'], 'done');
  } catch (error) {
    if (signal.aborted) throw error;
    // A Stop may have computed its results before the last searches were written.
    if (error instanceof EndedError) await saveSummary(key);
    else await giveUp(key, error);
  }
}

async function askAll(row: EvaluationRow, key: Key, signal: AbortSignal): Promise<void> {
  const { cases } = await usableQuestions(key, row.datasetId, row.datasetVersion);
  const done = new Set((await selectCells(key)).map(({ retrievalIndex, caseId }) => `${retrievalIndex} ${caseId}`));
  let cells: CellRow[] = [];
  let savedAt = performance.now();
  const save = async () => {
    const running = await saveCells(key, cells);
    cells = [];
    savedAt = performance.now();
    if (!running) throw new EndedError();
  };
  for (const item of cases) {
    for (const [i, retrieval] of row.retrievals.entries()) {
      if (done.has(`${i} ${item.id}`)) continue;
      if (signal.aborted) {
        await save();
        throw new EndedError('the worker stops');
      }
      cells.push(await ask(key, retrieval, i, item, row.minCoverage, signal));
      if (performance.now() - savedAt > SAVE_MS) await save();
    }
  }
  await save();
}

/** Passages whose words are in no document count nowhere; a passage at several places is found at any of them. */
function passagesOf(item: Case): EvidencePassage[] {
  return item.evidence
    .filter(({ found }) => found)
    .map(({ places }) => ({ places, whole: places.every(({ whole }) => whole) }));
}

async function ask(
  { workspaceId }: Key,
  { name: _name, ...retrieval }: RanRetrieval,
  retrievalIndex: number,
  item: Case,
  minCoverage: number,
  signal: AbortSignal,
): Promise<CellRow> {
  const blank = { retrievalIndex, caseId: item.id, latencyMs: null, annRecall: null, costUsd: null };
  try {
    const { question } = item.input;
    const {
      hits,
      timings,
      calls = [],
    } = await retrieve({ workspaceId }, retrieval, question.slice(0, 8_000), { signal });
    // What goes to the model is what counts: the parent or the window, where the chunking has one.
    const chunks = hits.map(({ documentId, context }) => ({ documentId, start: context.start, end: context.end }));
    const { found, relevant } = findEvidence(chunks, passagesOf(item), minCoverage);
    const annRecall = await neighbourRecall({ workspaceId }, retrieval, question.slice(0, 8_000), signal);
    const costUsd = calls.some((call) => call.costUsd === null)
      ? null
      : calls.reduce((sum, call) => sum + (call.costUsd ?? 0), 0);
    return {
      ...blank,
      found: [...found],
      relevant: [...relevant],
      latencyMs: timings.totalMs,
      annRecall,
      costUsd,
      error: null,
    };
  } catch (error) {
    if (signal.aborted || !(error instanceof BakeoffError) || error.code === 'unavailable') throw error;
    return { ...blank, found: [], relevant: [], error: error.detail };
  }
}

/** A reason that a person can act on ends it; anything else is tried again, a few times. */
async function giveUp(key: Key, error: unknown): Promise<void> {
  const known = error instanceof BakeoffError && error.code !== 'unavailable';
  if (!known && (await countFailure(key)) < MOST_FAILURES) throw error;
  await saveSummary(key);
  await setStatus(key, ['queued', 'building', 'running'], 'failed', {
    error: known
      ? { code: error.code, detail: error.detail }
      : { code: 'internal_error', detail: 'It failed several times in a row. The log of the worker says more.' },
  });
  if (!known) throw error;
}
