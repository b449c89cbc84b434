import { Worker } from 'node:worker_threads';

// On a thread of its own, because a parser that never comes back keeps the main one from noticing anything.
const WATCH = `
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);
`;

/** Ends this process within a second of its parent's end, however that ended and whatever this one is doing. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit(0));
  new Worker(WATCH, {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  }).unref();
}
