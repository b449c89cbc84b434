const holder = globalThis as typeof globalThis & { bakeoffShutdown?: Set<() => Promise<void>> };

/**
 * Registers what has to be finished or saved when this process is told to stop. It has twenty seconds.
 *
 * @returns takes it back
 */
export function onShutdown(work: () => Promise<void>): () => void {
  const all = (holder.bakeoffShutdown ??= new Set());
  all.add(work);
  return () => all.delete(work);
}

/** Runs everything registered, side by side; one that fails doesn't keep the others from finishing. */
export async function runShutdown(): Promise<void> {
  const work = [...(holder.bakeoffShutdown ?? [])];
  holder.bakeoffShutdown = new Set();
  await Promise.allSettled(work.map((finish) => finish()));
}
