/** Whether the server could answer the last time it was asked. Outside React, so that any code can report. */
let away = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (next === away) return;
  away = next;
  for (const listener of listeners) listener();
}

/**
 * Tells the banner how a request ended: `null` when it was answered, else the error. A 503 means that the server or its database is
 * away; every other answer means that it is there; an error without a status (an aborted request) says nothing.
 */
export function reportAnswer(error: unknown): void {
  if (error === null) return set(false);
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 503) set(true);
  else if (typeof status === 'number') set(false);
}

export function isServerAway(): boolean {
  return away;
}

export function onReachabilityChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
