export { announce, onEnqueued } from './announce';
export { cancelJobs, enqueue, enqueueAll, hasJob, installQueues } from './queue';
export { startWorker, type Handlers, type JobContext, type Tick } from './work';
export { workerIsAlive } from './heartbeat';
export { missingParts } from './missing-parts';
export { onShutdown, runShutdown } from './shutdown';
export { isJobName, type JobName, type Jobs } from './queues';
