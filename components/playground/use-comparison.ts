'use client';

import { apiClient } from '@/components/api-client';
import { applyEvents, type Comparison, type NumberedEvent } from '@/lib/comparisons/schema';
import { useCallback, useEffect, useRef, useState } from 'react';
import { followEvents } from './follow-events';

export interface Waiting {
  reason: string;
  /** When the wait is over, by `Date.now()`. */
  until: number;
}

interface FollowedComparison {
  comparison: Comparison | null;
  /** Answers whose provider asked to wait. */
  waiting: ReadonlyMap<string, Waiting>;
  /** The connection to the server is lost; it is being taken up again. */
  lost: boolean;
  error: unknown;
  /** Shows a comparison that was just made or changed, and follows it. */
  show: (comparison: Comparison) => void;
  /** Changes what is shown at once, before the server says so. */
  change: (change: (comparison: Comparison) => Comparison) => void;
}

/** From so many answers on, what streams is shown in steps of `TABLE_MS`: nobody reads a dozen streams word by word. */
const FEW_ANSWERS = 8;
const TABLE_MS = 100;

const isRunning = (comparison: Comparison | null) =>
  comparison !== null && (comparison.status === 'queued' || comparison.status === 'running');

/** The comparison with this id, live. `initial` is what the server rendered with. */
export function useComparison(workspaceId: string, id: string | null, initial: Comparison | null): FollowedComparison {
  const [comparison, setComparison] = useState(initial);
  const [waiting, setWaiting] = useState<ReadonlyMap<string, Waiting>>(new Map());
  const [lost, setLost] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(comparison);
  useEffect(() => {
    latest.current = comparison;
  });
  const shown = comparison?.id === id ? comparison : null;

  // Another id in the URL (Back, Forward, the list of earlier ones): load it.
  const missing = id !== null && shown === null;
  useEffect(() => {
    if (!missing) return;
    const controller = new AbortController();
    apiClient<Comparison>(`/api/v1/comparisons/${encodeURIComponent(id)}`, {
      workspace: workspaceId,
      signal: controller.signal,
    })
      .then((loaded) => {
        setError(null);
        setComparison(loaded);
      })
      .catch((problem: unknown) => {
        if (!controller.signal.aborted) setError(problem);
      });
    return () => controller.abort();
  }, [missing, id, workspaceId]);

  const running = isRunning(shown);
  // What the server rendered with may be a page that the browser kept: one that looks finished is asked once for what came since.
  const asked = useRef<string | null>(null);
  const known = shown !== null;
  useEffect(() => {
    const start = latest.current;
    if (id === null || !known || start?.id !== id || (!running && asked.current === id)) return;
    asked.current = id;
    let whole = false;
    const controller = new AbortController();
    // Events are gathered and shown together: twelve streams at once must not render at every token.
    let gathered: NumberedEvent[] = [];
    let frame = 0;
    const flush = () => {
      frame = 0;
      const events = gathered;
      gathered = [];
      setComparison((state) => (state?.id === id ? applyEvents(state, events) : state));
    };
    const onEvent = (event: NumberedEvent) => {
      gathered.push(event);
      noteWaiting(event, setWaiting);
      if (frame !== 0) return;
      const many = (latest.current?.answers.length ?? 0) > FEW_ANSWERS;
      // A hidden tab gets no frames.
      frame =
        document.hidden || many
          ? window.setTimeout(flush, document.hidden ? 250 : TABLE_MS)
          : requestAnimationFrame(flush);
    };
    followEvents({
      comparisonId: id,
      workspaceId,
      after: start.lastEventId,
      signal: controller.signal,
      onEvent,
      onLost: setLost,
    })
      .then(() => (whole = true))
      .catch(setError);
    return () => {
      controller.abort();
      flush();
      if (!whole) asked.current = null;
    };
  }, [id, workspaceId, running, known]);

  const show = useCallback((next: Comparison) => {
    setError(null);
    // While this answer was on its way, the stream may have brought what came after it.
    setComparison((state) => (state?.id === next.id && state.lastEventId > next.lastEventId ? state : next));
  }, []);
  const change = useCallback((apply: (state: Comparison) => Comparison) => {
    setComparison((state) => state && apply(state));
  }, []);
  return {
    comparison: shown,
    waiting,
    lost: lost && running,
    error: missing || running ? error : null,
    show,
    change,
  };
}

function noteWaiting(
  { event }: NumberedEvent,
  set: (change: (map: ReadonlyMap<string, Waiting>) => ReadonlyMap<string, Waiting>) => void,
) {
  if (!('answerId' in event)) return;
  const { answerId } = event;
  set((map) => {
    const waits = event.type === 'answer.waiting' && event.seconds > 0;
    if (!waits && !map.has(answerId)) return map;
    const next = new Map(map);
    if (waits) next.set(answerId, { reason: event.reason, until: Date.now() + event.seconds * 1000 });
    else next.delete(answerId);
    return next;
  });
}
