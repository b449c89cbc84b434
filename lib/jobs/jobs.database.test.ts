import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { disconnect } from '@/lib/db';
import {
  cancelJobs,
  enqueue,
  enqueueAll,
  hasJob,
  installQueues,
  onEnqueued,
  startWorker,
  workerIsAlive,
  type Handlers,
  type JobContext,
} from '@/lib/jobs';

const unexpected = (where: string, error: unknown) => {
  throw new Error(`${where}: ${String(error)}`);
};
const idle: Handlers = {
  'parse-document': async () => undefined,
  'build-index': async () => undefined,
  'create-sample': async () => undefined,
  'import-site': async () => undefined,
  'evaluate-retrieval': () => Promise.resolve(undefined),
};

beforeAll(installQueues);
afterAll(disconnect);

describe('jobs', () => {
  it('are handed to a worker with their data, and a worker that runs is known to be alive', async () => {
    const seen = vi.fn<(documentId: string) => void>();
    const documentId = randomUUID();
    await enqueue('parse-document', { workspaceId: 'w', documentId, revision: 1 });
    const stop = await startWorker({
      handlers: { ...idle, 'parse-document': async (data) => seen(data.documentId) },
      ticks: [],
      onError: unexpected,
    });
    expect(await workerIsAlive()).toBe(true);
    await vi.waitFor(() => expect(seen).toHaveBeenCalledWith(documentId), 10_000);
    await stop(1_000);
    expect(await workerIsAlive()).toBe(false);
  });

  it('follow each other at once, without a pause after each', async () => {
    const [many, run] = [40, vi.fn()];
    for (let i = 0; i < many; i += 1) {
      await enqueue('parse-document', { workspaceId: 'w', documentId: `one of many ${i}`, revision: 1 });
    }
    const stop = await startWorker({
      handlers: { ...idle, 'parse-document': async (data) => run(data.documentId) },
      ticks: [],
      onError: unexpected,
    });
    // Two at once with half a second after each would take ten.
    await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThanOrEqual(many), 7_000);
    await stop(1_000);
  });

  it('that fail are tried again', async () => {
    const errors = vi.fn();
    let attempts = 0;
    const documentId = randomUUID();
    await enqueue('parse-document', { workspaceId: 'w', documentId, revision: 1 });
    const stop = await startWorker({
      handlers: {
        ...idle,
        'parse-document': async (data) => {
          if (data.documentId === documentId && ++attempts === 1) throw new Error('once');
        },
      },
      ticks: [],
      onError: errors,
    });
    await vi.waitFor(() => expect(attempts).toBe(2), 20_000);
    expect(errors).toHaveBeenCalledOnce();
    await stop(1_000);
  });

  it('that were put in and taken together are done or fail each by itself, and are heard of at once', async () => {
    const ids: string[] = Array.from({ length: 6 }, () => randomUUID());
    const runs: string[] = [];
    const errors = vi.fn();
    const stop = await startWorker({
      handlers: {
        ...idle,
        'parse-document': async ({ documentId }) => {
          if (!ids.includes(documentId)) return;
          runs.push(documentId);
          if (documentId === ids[2] && runs.filter((id) => id === documentId).length === 1) throw new Error('once');
        },
      },
      ticks: [],
      onError: errors,
    });
    const heard = vi.fn();
    const stopListening = onEnqueued(heard);
    await enqueueAll(
      'parse-document',
      ids.map((documentId) => ({ workspaceId: 'w', documentId, revision: 1 })),
    );
    stopListening();
    expect(heard.mock.calls).toEqual([['parse-document']]);
    await vi.waitFor(() => expect(runs).toHaveLength(7), 20_000);
    expect(runs.filter((id) => id !== ids[2]).sort()).toEqual(ids.filter((id) => id !== ids[2]).sort());
    expect(errors).toHaveBeenCalledOnce();
    await stop(1_000);
  });

  it('that are cancelled before their turn never run', async () => {
    const run = vi.fn();
    const cancelled = randomUUID();
    const kept = randomUUID();
    await enqueue('parse-document', { workspaceId: 'w', documentId: cancelled, revision: 1 });
    await cancelJobs('parse-document', { documentId: cancelled });
    await enqueue('parse-document', { workspaceId: 'w', documentId: kept, revision: 1 });
    const stop = await startWorker({
      handlers: {
        ...idle,
        'parse-document': async (data: { documentId: string }, _context: JobContext) => run(data.documentId),
      },
      ticks: [],
      onError: unexpected,
    });
    await vi.waitFor(() => expect(run).toHaveBeenCalledWith(kept), 10_000);
    expect(run).not.toHaveBeenCalledWith(cancelled);
    await stop(1_000);
  });

  it('can be cancelled for many documents at once', async () => {
    const [first, second, other] = [randomUUID(), randomUUID(), randomUUID()];
    for (const documentId of [first, second, other]) {
      await enqueue('parse-document', { workspaceId: 'many', documentId, revision: 1 });
    }
    await cancelJobs('parse-document', { workspaceId: 'many' }, { field: 'documentId', values: [first, second] });
    const waits = [first, second, other].map((documentId) => hasJob('parse-document', { documentId }));
    expect(await Promise.all(waits)).toEqual([false, false, true]);
    await cancelJobs('parse-document', { documentId: other });
  });
});
