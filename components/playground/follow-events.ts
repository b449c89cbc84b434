import { comparisonEventSchema, type NumberedEvent } from '@/lib/comparisons/schema';
import { ApiProblem, apiRequest } from '@/components/api-client';
import { createParser } from 'eventsource-parser';

interface FollowOptions {
  comparisonId: string;
  workspaceId: string;
  /** The last event that is known; the stream goes on after it. */
  after: number;
  signal: AbortSignal;
  onEvent: (event: NumberedEvent) => void;
  /** Called when the connection was lost (true) and when it is there again (false). */
  onLost: (lost: boolean) => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * Hands on what happens in a comparison until it is finished. A lost connection is taken up again after the last event that came, with
 * growing pauses, so that there is no gap and nothing twice. Ends without an error when `signal` is aborted.
 *
 * @throws ApiProblem when the comparison can't be followed at all (gone, signed out)
 */
export async function followEvents(options: FollowOptions): Promise<void> {
  let after = options.after;
  let wait = FIRST_WAIT_MS;
  while (!options.signal.aborted) {
    try {
      const finished = await readStream(options, after, (event) => {
        after = event.seq;
        wait = FIRST_WAIT_MS;
        options.onEvent(event);
      });
      if (finished) return;
    } catch (error) {
      if (options.signal.aborted) return;
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 429) throw error;
    }
    options.onLost(true);
    await pause(wait, options.signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

/** Reads one connection to its end; true when the comparison was finished by then. */
async function readStream(
  options: FollowOptions,
  after: number,
  onEvent: (event: NumberedEvent) => void,
): Promise<boolean> {
  const path = `/api/v1/comparisons/${encodeURIComponent(options.comparisonId)}/events`;
  const response = await apiRequest(path, {
    workspace: options.workspaceId,
    signal: options.signal,
    headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(after) },
  });
  options.onLost(false);
  // Nothing happened after that event, and nothing will.
  if (response.status === 204) return true;
  let finished = false;
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      const parsed = comparisonEventSchema.safeParse({ type: event, ...(JSON.parse(data) as object) });
      const seq = Number(id);
      if (!parsed.success || !Number.isFinite(seq)) return;
      onEvent({ seq, event: parsed.data });
      finished = parsed.data.type === 'comparison.finished';
    },
  });
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) parser.feed(decoder.decode(bytes, { stream: true }));
  return finished;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
