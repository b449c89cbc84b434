import type { ComparisonEngine } from './engine';
import { comparisonEngine } from './engine-in-use';
import type { NumberedEvent } from './schema';
import { selectComparison, selectEvents, type Key } from './store';

/** How long a reader waits for the next event before it looks up from its work. */
const LOOK_UP_MS = 1_000;

/**
 * The events of a comparison after one of them, in order, each once, until the comparison ends: from the database what was, then
 * live where this process runs it, by looking often where another does. An empty list now and then is a moment to notice that
 * nobody listens any more.
 *
 * A reader who comes after the events were purged gets the final state instead.
 */
export async function* followComparison(
  key: Key,
  after: number,
  signal: AbortSignal,
  engine: ComparisonEngine = comparisonEngine(),
): AsyncGenerator<readonly NumberedEvent[]> {
  let last = after;
  while (!signal.aborted) {
    const live = engine.logOf(key.id)?.follow(last);
    if (live) {
      try {
        for (
          let events = await live.next(LOOK_UP_MS);
          events && !signal.aborted;
          events = await live.next(LOOK_UP_MS)
        ) {
          last = events.at(-1)?.seq ?? last;
          yield events;
        }
      } finally {
        live.end();
      }
      if (signal.aborted) return;
    }
    const found = await selectEvents(key, last);
    if (!found) return;
    if (found.events.length > 0) {
      last = found.events.at(-1)?.seq ?? last;
      yield found.events;
    } else if (!found.active) {
      if (!found.saved) yield await finalState(key, last);
      return;
    } else {
      yield [];
      await pause(engine.timing.pollMs, signal);
    }
  }
}

async function finalState(key: Key, last: number): Promise<readonly NumberedEvent[]> {
  const stored = await selectComparison(key);
  if (!stored) return [];
  const { comparison } = stored;
  return [
    { seq: last + 1, event: { type: 'comparison.started', comparison } },
    { seq: last + 2, event: { type: 'comparison.finished', status: comparison.status } },
  ];
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
}
