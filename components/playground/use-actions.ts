'use client';

import { ApiProblem, apiClient, apiRequest } from '@/components/api-client';
import { reportAnswer } from '@/components/shell';
import { toast } from '@/components/ui/toast';
import type { Comparison, Vote } from '@/lib/comparisons/schema';
import { useCallback, useMemo, useState } from 'react';
import type { RunPlan } from './plan-run';

export interface Actions {
  starting: boolean;
  /** Answers the comparison that was started, or null when it was refused (and said so). */
  run: (plan: RunPlan) => Promise<Comparison | null>;
  /** Stops these answers, or all (null). */
  stop: (id: string, answerIds: readonly string[] | null) => Promise<Comparison | null>;
  retry: (id: string, answerIds: readonly string[]) => Promise<Comparison | null>;
  vote: (id: string, inputIndex: number, winner: string, comment: string | undefined) => Promise<Vote | null>;
  withdrawVote: (id: string, voteId: string) => Promise<boolean>;
  download: (id: string, format: 'markdown' | 'csv' | 'json') => Promise<void>;
}

const endings = { markdown: 'md', csv: 'csv', json: 'json' } as const;

/** A key that makes a double click or a network retry one run. */
function idempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function sayWhy(what: string, problem: unknown): void {
  if (!(problem instanceof ApiProblem)) throw problem;
  reportAnswer(problem);
  const first = problem.errors[0];
  toast({
    tone: 'error',
    title: what,
    description: first ? `${first.path === '' ? '' : `${first.path}: `}${first.message}` : problem.detail,
  });
}

/** What the playground asks of the server. Refusals are said in a toast; nothing that was set up is lost by them. */
export function useActions(workspaceId: string): Actions {
  const [starting, setStarting] = useState(false);

  const ask = useCallback(
    async <Answer>(
      what: string,
      path: string,
      {
        ofApp = false,
        ...options
      }: { body?: unknown; method?: 'POST' | 'DELETE'; headers?: Record<string, string>; ofApp?: boolean },
    ) => {
      try {
        const answer = await apiClient<Answer>(`${ofApp ? '/api/app' : '/api/v1'}/comparisons${path}`, {
          workspace: workspaceId,
          method: 'POST',
          ...options,
        });
        reportAnswer(null);
        return { answer };
      } catch (problem) {
        sayWhy(what, problem);
        return null;
      }
    },
    [workspaceId],
  );

  return useMemo<Actions>(() => {
    const at = (id: string) => `/${encodeURIComponent(id)}`;
    return {
      starting,
      run: async (plan) => {
        setStarting(true);
        const headers = { 'Idempotency-Key': idempotencyKey() };
        const path = plan.kind === 'new' ? '' : `${at(plan.comparisonId)}/answers`;
        const result = await ask<Comparison>('This could not be run.', path, { body: plan.request, headers });
        setStarting(false);
        return result?.answer ?? null;
      },
      stop: async (id, answerIds) => {
        const what = 'This could not be stopped.';
        const result =
          answerIds === null
            ? await ask<Comparison>(what, `${at(id)}/stop`, {})
            : await ask<Comparison>(what, `${at(id)}/answers`, { ofApp: true, body: { action: 'stop', answerIds } });
        return result?.answer ?? null;
      },
      retry: async (id, answerIds) => {
        const options = { ofApp: true, body: { action: 'retry', answerIds } };
        return (await ask<Comparison>('This could not be run again.', `${at(id)}/answers`, options))?.answer ?? null;
      },
      vote: async (id, inputIndex, winner, comment) => {
        const body = { inputIndex, winner, ...(comment === undefined ? {} : { comment }) };
        return (await ask<Vote>('Your judgement was not saved.', `${at(id)}/votes`, { body }))?.answer ?? null;
      },
      withdrawVote: async (id, voteId) =>
        (await ask('Your judgement could not be taken back.', `${at(id)}/votes${at(voteId)}`, { method: 'DELETE' })) !==
        null,
      download: async (id, format) => {
        try {
          const response = await apiRequest(`/api/v1/comparisons${at(id)}/export?format=${format}`, {
            workspace: workspaceId,
          });
          const link = document.createElement('a');
          link.href = URL.createObjectURL(await response.blob());
          link.download = `comparison-${id}.${endings[format]}`;
          link.click();
          setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
        } catch (problem) {
          sayWhy('This could not be exported.', problem);
        }
      },
    };
  }, [ask, starting, workspaceId]);
}
