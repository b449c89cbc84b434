import type { Job, JobResult } from 'pg-boss';
import { newId } from '@/lib/db';
import { onEnqueued } from './announce';
import { beat, endBeat } from './heartbeat';
import { newBoss } from './queue';
import { HEARTBEAT_SECONDS, QUEUES, type JobName, type Jobs } from './queues';

export interface JobContext {
  jobId: string;
  /** Aborted when the job is cancelled, loses its heartbeat, or the worker is told to stop. */
  signal: AbortSignal;
}

export type Handlers = { [Name in JobName]: (data: Jobs[Name], context: JobContext) => Promise<void> };

/** Small regular work that needs no queue: purging, recovering. Never overlaps itself. */
export interface Tick {
  name: string;
  everySeconds: number;
  run: () => Promise<void>;
}

interface Options {
  handlers: Handlers;
  ticks: readonly Tick[];
  onError: (where: string, error: unknown) => void;
}

const BEAT_MS = 3_000;

/**
 * Takes jobs until told to stop.
 *
 * @returns stops: takes no new job, gives the running ones `timeoutMs` to finish
 */
export async function startWorker({
  handlers,
  ticks,
  onError,
}: Options): Promise<(timeoutMs: number) => Promise<void>> {
  const id = newId('wrk');
  const boss = newBoss(true);
  boss.on('error', (error) => onError('queue', error));
  await boss.start();
  await beat(id);
  const places = new Map<JobName, string[]>();
  for (const name of Object.keys(QUEUES) as JobName[]) places.set(name, await listen(boss, name, handlers, onError));
  const stops = [
    onEnqueued((name) => places.get(name)?.forEach((place) => boss.notifyWorker(place))),
    repeat({ name: 'heartbeat', everySeconds: BEAT_MS / 1_000, run: () => beat(id) }, onError),
    ...ticks.map((tick) => repeat(tick, onError)),
  ];
  return async (timeoutMs) => {
    for (const stop of stops) stop();
    await boss.stop({ graceful: true, timeout: timeoutMs, close: false });
    await endBeat(id);
  };
}

/**
 * Takes jobs of one kind, as many at once as its queue says. Jobs that are done are followed by the next ones at once: only who
 * finds nothing waits for the next look, else a hundred small documents would take as many half seconds. Of jobs that were taken
 * together each fails, or is done, by itself.
 */
async function listen(
  boss: ReturnType<typeof newBoss>,
  name: JobName,
  handlers: Handlers,
  onError: Options['onError'],
): Promise<string[]> {
  const { concurrency, batch = 1 } = QUEUES[name];
  const handler = handlers[name] as (data: unknown, context: JobContext) => Promise<void>;
  const options = {
    pollingIntervalSeconds: 0.5,
    heartbeatRefreshSeconds: HEARTBEAT_SECONDS / 4,
    batchSize: batch,
    perJobResults: true as const,
  };
  const run = async (job: Job<unknown>): Promise<JobResult> => {
    try {
      await handler(job.data, { jobId: job.id, signal: job.signal });
      return { id: job.id, status: 'completed' };
    } catch (error) {
      if (!job.signal.aborted) onError(name, error);
      return { id: job.id, status: 'failed', output: error };
    }
  };
  const places: string[] = [];
  for (let place = 0; place < concurrency; place += 1) {
    const worker = await boss.work(name, options, async (jobs) => {
      const results = await Promise.all(jobs.map(run));
      if (results.some(({ status }) => status === 'completed')) boss.notifyWorker(worker);
      return results;
    });
    places.push(worker);
  }
  return places;
}

function repeat(tick: Tick, onError: Options['onError']): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const next = () => {
    if (stopped) return;
    timer = setTimeout(async () => {
      await tick.run().catch((error: unknown) => onError(tick.name, error));
      next();
    }, tick.everySeconds * 1_000);
  };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
