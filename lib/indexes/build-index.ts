import { describeEmbeddingModel, type EmbeddingSettings } from '@/lib/embeddings';
import { BakeoffError } from '@/lib/errors';
import { enqueue, type JobContext, type Jobs } from '@/lib/jobs';
import { ProviderCallError } from '@/lib/models';
import { Build, BuildEndedError } from './build';
import { completeChunkTable, createBuildTables, dropBuildTables } from './tables/store';
import { fillBuild, type EarlierBuild } from './fill-build';
import { finishBuild } from './finish-build';
import { chunkingOf } from './to-index';
import { buildStatisticsSchema, embeddingSettingsSchema, searchStructureSchema } from './schema';
import {
  buildDocuments,
  countFailure,
  failBuild,
  findActiveBuild,
  findRunningBuild,
  keepCost,
  noteWaiting,
  switchBuild,
} from './store';

/** After so many failures without a known reason a build is given up. */
const MOST_FAILURES = 3;

/** What a build may hold in memory. */
interface BuildLimits {
  /** Pairs of chunk and term; 12 bytes each. */
  mostPairs?: number;
}

type RunningBuild = NonNullable<Awaited<ReturnType<typeof findRunningBuild>>>;

/**
 * Builds an index, or goes on with a build that was interrupted. The new build becomes visible by one switch when it is
 * whole; then the old one's tables are dropped. Runs again and again with the same result.
 */
export async function buildIndex(
  { workspaceId, indexId }: Jobs['build-index'],
  { signal }: Pick<JobContext, 'signal'>,
  limits: BuildLimits = {},
): Promise<void> {
  const running = await findRunningBuild(workspaceId, indexId);
  if (!running) return;
  if (running.index.error !== null) await noteWaiting(workspaceId, indexId, null);
  try {
    await run(running, signal, limits);
  } catch (error) {
    if (error instanceof BuildEndedError || signal.aborted) {
      // Stopped with its worker: the job is tried again elsewhere. Deleted: nothing is left to do.
      if (await findRunningBuild(workspaceId, indexId)) throw error;
      return;
    }
    if (!(await waitForProvider(running, error))) await giveUp(running, error);
  }
}

/** The longest that a provider's wish to be left alone is followed. Milliseconds. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

/**
 * A provider that wants to be left alone for longer than a call waits: the job ends, so that its worker builds others, and
 * goes on by itself when the time is over. What was embedded is kept and not paid again.
 *
 * @returns false for any other error
 */
async function waitForProvider(
  { workspaceId, indexId, id, checkpoint }: RunningBuild,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof ProviderCallError) || error.failure.code !== 'rate_limited') return false;
  const waitMs = error.failure.retryAfterMs;
  if (waitMs === undefined || waitMs > LONGEST_WAIT_MS) return false;
  await keepCost(workspaceId, id, checkpoint.costUsd);
  const time = new Date(Date.now() + waitMs).toISOString().slice(0, 16).replace('T', ' ');
  const detail = `${error.detail} The build goes on by itself at ${time} UTC; what is embedded until then is kept.`;
  await noteWaiting(workspaceId, indexId, { code: 'rate_limited', detail });
  await enqueue('build-index', { workspaceId, indexId }, waitMs / 1_000);
  return true;
}

/** What it pays is added to `running.checkpoint` as it goes. */
async function run(running: RunningBuild, signal: AbortSignal, limits: BuildLimits): Promise<void> {
  const { workspaceId, indexId, index } = running;
  const build = new Build({
    workspaceId,
    indexId,
    number: running.id,
    index: {
      chunking: chunkingOf(index.chunking),
      embedding: embeddingSettingsSchema.parse(index.embedding),
      search: searchStructureSchema.parse(index.search),
    },
    checkpoint: running.checkpoint,
    signal,
    ...limits,
  });
  await createBuildTables(build.number);
  const earlier = await earlierBuild(workspaceId, index.activeBuild, build.index.embedding);
  const documents = await fillBuild(build, index.collectionId, earlier, index.maxCostUsd);
  const result = await finishBuild(build, documents);
  const switched = await switchBuild(workspaceId, indexId, build.number, result);
  // An index that was deleted meanwhile may be brought back, with the tables that it has.
  if (switched && index.activeBuild !== null) await dropBuildTables(index.activeBuild);
}

async function earlierBuild(
  workspaceId: string,
  number: number | null,
  embedding: EmbeddingSettings,
): Promise<EarlierBuild | null> {
  if (number === null) return null;
  const build = await findActiveBuild(workspaceId, number);
  if (!build) return null;
  const { dimensions, source } = buildStatisticsSchema.parse(build.statistics);
  // What another provider made can't stand beside new vectors: then everything is embedded again.
  const model = await describeEmbeddingModel(workspaceId, embedding.model);
  if (source !== null && model !== null && model.source !== source) return null;
  await completeChunkTable(number);
  const documents = await buildDocuments(workspaceId, number);
  return {
    number,
    dimensions,
    source,
    documents: new Map(documents.map((document) => [document.documentId, document])),
  };
}

/** A reason that a person can act on ends the build; anything else is tried again, a few times. */
async function giveUp(running: RunningBuild, error: unknown): Promise<void> {
  const { workspaceId, indexId, id } = running;
  const { costUsd } = running.checkpoint;
  const known = error instanceof BakeoffError && error.code !== 'unavailable';
  const failures = known ? 0 : await countFailure(workspaceId, id, costUsd);
  if (!known && failures < MOST_FAILURES) throw error;
  await failBuild(
    workspaceId,
    indexId,
    known
      ? { code: error.code, detail: error.detail }
      : { code: 'internal_error', detail: 'The build failed several times in a row. The log of the worker says more.' },
    costUsd,
  );
  await dropBuildTables(id);
  if (!known) throw error;
}
