'use client';

import { apiClient } from '@/components/api-client';
import { reportAnswer } from '@/components/shell';
import type { PlaygroundSetup } from '@/lib/playground/schema';
import { useEffect, useRef, useState } from 'react';

export type SaveState = 'saved' | 'saving' | 'failed';

const PAUSE_MS = 600;
const RETRY_MS = 5000;

/**
 * Keeps the set-up on the server, half a second after the last change, and at once when the page is left.
 *
 * @param untouched a set-up that was only opened: looking at a comparison must not overwrite what somebody was working on
 */
export function useAutosave(workspaceId: string, setup: PlaygroundSetup, untouched: PlaygroundSetup | null): SaveState {
  const [state, setState] = useState<SaveState>('saved');
  const [attempt, setAttempt] = useState(0);
  const saved = useRef(setup);
  const pending = useRef<PlaygroundSetup | null>(null);

  useEffect(() => {
    if (saved.current === setup || setup === untouched) return;
    pending.current = setup;
    const timer = setTimeout(
      () => {
        setState('saving');
        apiClient<undefined>('/api/app/playground-draft', { method: 'PUT', workspace: workspaceId, body: setup })
          .then(() => {
            saved.current = setup;
            if (pending.current === setup) pending.current = null;
            setState('saved');
            // The next change is gathered for a while again.
            setAttempt(0);
            reportAnswer(null);
          })
          .catch((problem: unknown) => {
            setState('failed');
            reportAnswer(problem);
            setTimeout(() => setAttempt((before) => before + 1), RETRY_MS);
          });
      },
      attempt === 0 ? PAUSE_MS : 0,
    );
    return () => clearTimeout(timer);
  }, [setup, untouched, workspaceId, attempt]);

  useEffect(() => {
    const flush = () => {
      if (pending.current === null) return;
      void fetch('/api/app/playground-draft', {
        method: 'PUT',
        keepalive: true,
        headers: { 'Content-Type': 'application/json', 'X-Bakeoff-Workspace': workspaceId },
        body: JSON.stringify(pending.current),
      });
      pending.current = null;
    };
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [workspaceId]);
  return state;
}
