import type { Access } from '@/lib/auth/schema';
import { checkIndexSettings, estimateIndex, listIndexes } from '@/lib/indexes';
import type { Index } from '@/lib/indexes/schema';
import { enqueue } from '@/lib/jobs';
import { usableQuestions } from './create-evaluation';
import { planGrid } from './plan-grid';
import { getRetrievalEvaluation } from './read-evaluations';
import type { GridEstimate, RetrievalEvaluation, RetrievalGrid } from './schema';
import { insertEvaluation, medianLatency } from './store';

/** What a grid would build and ask, how long that takes and what it costs; nothing is begun. */
export async function estimateGrid(access: Access, grid: RetrievalGrid): Promise<GridEstimate> {
  const { plan, questions, indexes } = await prepare(access, grid);
  const estimates = await Promise.all(plan.builds.map(({ index }) => estimateIndex(access, index)));
  const tokens = estimates.reduce((sum, estimate) => sum + estimate.tokens, 0);
  const searches = questions.cases.length * plan.retrievals.length;
  const buildMs = plan.builds.map(({ index }, i) => {
    const rate = msPerToken(indexes, index.embedding.model);
    return rate === null ? null : rate * (estimates[i]?.tokens ?? 0);
  });
  const searchMs = await medianLatency(access.workspaceId);
  const known = buildMs.every((ms) => ms !== null) && searchMs !== null;
  return {
    retrievals: plan.retrievals.map(({ name, indexId }) => ({ name, indexId: indexId === '' ? null : indexId })),
    ...{ builds: plan.builds.length, reused: plan.reused, questions: questions.cases.length, searches, tokens },
    costUsd: estimates.some(({ costUsd }) => costUsd === null)
      ? null
      : estimates.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
    seconds: known ? (buildMs.reduce<number>((sum, ms) => sum + (ms ?? 0), 0) + searches * searchMs) / 1_000 : null,
    warnings: questions.warnings,
  };
}

/** Begins a grid: one job builds the indexes that are missing, one after the other, and then asks all questions of all of them. */
export async function createGrid(access: Access, grid: RetrievalGrid): Promise<RetrievalEvaluation> {
  const { workspaceId } = access;
  const { plan, questions } = await prepare(access, grid);
  const { retrievals, builds } = plan;
  const id = await insertEvaluation(workspaceId, {
    name: grid.name ?? `${questions.datasetName}, grid of ${retrievals.length}`,
    ...{ datasetId: grid.datasetId, datasetVersion: questions.version, ks: grid.ks, minCoverage: grid.minCoverage },
    ...{ retrievals, builds, warnings: questions.warnings, total: questions.cases.length * retrievals.length },
  });
  await enqueue('evaluate-retrieval', { workspaceId, evaluationId: id });
  return getRetrievalEvaluation(access, id);
}

async function prepare(access: Access, grid: RetrievalGrid) {
  const indexes = await allIndexes(access);
  const plan = planGrid(
    grid,
    indexes.filter(({ collectionId }) => collectionId === grid.collectionId),
  );
  for (const { index } of plan.builds) await checkIndexSettings(access, index);
  return { plan, indexes, questions: await usableQuestions(access, grid.datasetId, grid.datasetVersion) };
}

async function allIndexes(access: Access): Promise<Index[]> {
  const { items } = await listIndexes(access, { limit: 200 });
  return items;
}

/** As earlier builds with the same model went; null where there was none. */
function msPerToken(indexes: readonly Index[], model: string): number | null {
  const rates = indexes
    .filter(({ embedding, buildMs, tokens }) => embedding.model === model && buildMs !== null && tokens > 0)
    .map(({ buildMs, tokens }) => (buildMs ?? 0) / tokens)
    .sort((a, b) => a - b);
  return rates[Math.floor(rates.length / 2)] ?? null;
}
