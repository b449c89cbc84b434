'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '@/components/api-client';
import type { PromptContent } from '@/lib/prompts/schema';
import type { PromptApi, VersionPlace } from './prompt-api';

/** How the draft stands: nothing changed, typed and not yet kept, kept on the server, or only in this browser. */
export type DraftState = { kind: 'none' | 'pending' | 'kept' } | { kind: 'failed'; detail: string };

const WAIT_MS = 700;

interface Draft extends VersionPlace {
  content: PromptContent;
  /** Whether it differs from the version it was begun from. */
  isChanged: boolean;
}

/**
 * Keeps what was typed on the server a moment after the typing stops, and in this browser until the server has it, so that
 * neither a lost connection nor an ended session loses it.
 *
 * @param storageKey where this browser keeps it meanwhile
 */
export function useDraft(api: PromptApi, storageKey: string, draft: Draft) {
  const [outcome, setOutcome] = useState<{ of: string; state: DraftState }>({ of: '', state: { kind: 'none' } });
  const { content, branch, baseVersion, mergedFrom, isChanged } = draft;
  const written = JSON.stringify({ content, branch, baseVersion, mergedFrom });
  const hadDraft = useRef(isChanged);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const apiNow = useRef(api);
  useEffect(() => {
    apiNow.current = api;
  });

  useEffect(() => {
    if (!isChanged) {
      localStorage.removeItem(storageKey);
      if (hadDraft.current) void apiNow.current.discardDraft(branch).catch(() => undefined);
      hadDraft.current = false;
      return;
    }
    hadDraft.current = true;
    localStorage.setItem(storageKey, written);
    const keep = async () => {
      const { content: typed, ...place } = JSON.parse(written) as VersionPlace & { content: PromptContent };
      try {
        await apiNow.current.keepDraft(typed, place);
        if (localStorage.getItem(storageKey) === written) localStorage.removeItem(storageKey);
        setOutcome({ of: written, state: { kind: 'kept' } });
      } catch (error) {
        const detail = error instanceof ApiProblem ? error.detail : 'The server did not take it.';
        setOutcome({ of: written, state: { kind: 'failed', detail } });
        timer.current = setTimeout(() => void keep(), 5_000);
      }
    };
    timer.current = setTimeout(() => void keep(), WAIT_MS);
    return () => clearTimeout(timer.current);
  }, [written, isChanged, storageKey, branch]);

  /** Forgets what waits to be kept: before saving, which makes the draft needless. */
  const stop = useCallback(() => clearTimeout(timer.current), []);

  const state: DraftState = !isChanged
    ? { kind: 'none' }
    : outcome.of === written
      ? outcome.state
      : { kind: 'pending' };
  return { state, stop };
}

/** What this browser kept because the server could not be told, if anything. */
export function readLocalDraft(
  storageKey: string,
): { content: PromptContent; baseVersion: number; mergedFrom?: number } | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    if (typeof value !== 'object' || value === null || !('content' in value)) return null;
    return value as { content: PromptContent; baseVersion: number; mergedFrom?: number };
  } catch {
    return null;
  }
}
