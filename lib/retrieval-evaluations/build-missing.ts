import { setTimeout as wait } from 'node:timers/promises';
import { BakeoffError } from '@/lib/errors';
import { createIndex, getIndex } from '@/lib/indexes';
import { savePlan, findEvaluation, setStatus, type EvaluationRow, type Key } from './store';

const POLL_MS = 500;

/**
 * Builds what a grid still needs, one index after the other, and waits for each. An interrupted one goes on with the index that
 * it had begun.
 *
 * @returns the evaluation with all its indexes; null where it was stopped meanwhile
 * @throws BakeoffError `index_failed` where an index can't be built
 */
export async function buildMissing(row: EvaluationRow, key: Key, signal: AbortSignal): Promise<EvaluationRow | null> {
  if (row.builds.length === 0) return row;
  if (!(await setStatus(key, ['queued', 'building', 'running'], 'building'))) return null;
  const builds = [...row.builds];
  const retrievals = [...row.retrievals];
  for (const [i, build] of builds.entries()) {
    let { indexId } = build;
    if (indexId === null) {
      if (await wasStopped(key)) return null;
      indexId = (await createIndex(key, build.index)).id;
      builds[i] = { ...build, indexId };
      for (const place of build.retrievals) {
        const retrieval = retrievals[place];
        if (retrieval) retrievals[place] = { ...retrieval, indexId };
      }
      await savePlan(key, { retrievals, builds });
    }
    if (!(await untilBuilt(key, indexId, signal))) return null;
  }
  // An index that was being built by somebody else when the grid was planned.
  for (const { indexId } of retrievals) if (!(await untilBuilt(key, indexId, signal))) return null;
  return { ...row, builds, retrievals };
}

async function untilBuilt(key: Key, indexId: string, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const index = await getIndex(key, indexId);
    if (index.searchable && index.status !== 'building') return true;
    if (index.status === 'failed') {
      const detail = `The index “${index.name}” could not be built: ${index.error?.detail ?? 'no reason was given'}`;
      throw new BakeoffError({ code: 'index_failed', status: 409, title: 'Index failed', detail });
    }
    if (await wasStopped(key)) return false;
    await wait(POLL_MS, undefined, { signal });
  }
}

async function wasStopped(key: Key): Promise<boolean> {
  const row = await findEvaluation(key);
  return row === null || row.status === 'stopped';
}
