import type { JobName } from './queues';

type Listener = (name: JobName) => void;

/** Next bundles a module once per entry point; who listens has to be known to all of them. */
const holder = globalThis as typeof globalThis & { bakeoffJobListeners?: Set<Listener> };

/**
 * Calls `listener` whenever this process has put jobs into a queue, or was told of some: a hint that saves the wait until the
 * next look. Nothing depends on it; workers on other machines find their jobs by looking.
 *
 * @returns takes it back
 */
export function onEnqueued(listener: Listener): () => void {
  const all = (holder.bakeoffJobListeners ??= new Set());
  all.add(listener);
  return () => all.delete(listener);
}

export function announce(name: JobName): void {
  for (const listener of holder.bakeoffJobListeners ?? []) listener(name);
}
