export { cancelJobs, enqueue, hasJob, installQueues } from './queue';
export { startWorker, type Handlers, type JobContext, type Tick } from './work';
export { workerIsAlive } from './heartbeat';
export { missingParts } from './missing-parts';
export { onShutdown, runShutdown } from './shutdown';
export type { JobName, Jobs } from './queues';
