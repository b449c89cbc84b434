/** What each kind of job is given. Jobs are at least once: their handlers give the same result when they run again. */
export interface Jobs {
  'parse-document': { workspaceId: string; documentId: string; revision: number };
  'import-site': { workspaceId: string; importId: string };
  'build-index': { workspaceId: string; indexId: string };
  'create-sample': { workspaceId: string; userId: string };
  'evaluate-retrieval': { workspaceId: string; evaluationId: string };
}

export type JobName = keyof Jobs;

interface QueueSettings {
  /** How many times a job that failed unexpectedly is tried again. */
  retryLimit: number;
  /** How many batches run at once in one worker. */
  concurrency: number;
  /** How many jobs are taken together and run side by side: one look and one word that they are done for all of them. */
  batch?: number;
}

export const QUEUES: Record<JobName, QueueSettings> = {
  'parse-document': { retryLimit: 2, concurrency: 2, batch: 8 },
  'import-site': { retryLimit: 2, concurrency: 1 },
  'build-index': { retryLimit: 4, concurrency: 1 },
  'create-sample': { retryLimit: 2, concurrency: 1 },
  'evaluate-retrieval': { retryLimit: 4, concurrency: 1 },
};

/** A job whose worker is not heard of for so long goes to another. Seconds; pg-boss takes no less than ten. */
export const HEARTBEAT_SECONDS = 10;

export function isJobName(value: unknown): value is JobName {
  return typeof value === 'string' && Object.hasOwn(QUEUES, value);
}
