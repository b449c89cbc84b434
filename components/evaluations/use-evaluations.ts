'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiClient } from '@/components/api-client';
import { toast } from '@/components/ui/toast';
import type { RetrievalEvaluation, RetrievalEvaluationSummary } from '@/lib/retrieval-evaluations/schema';
import type { EvaluationsWorkspace } from './types';

const LIVE_MS = 1_000;

export interface EvaluationList {
  items: RetrievalEvaluationSummary[];
  nextCursor: string | null;
}

export const isUnderWay = ({ status }: Pick<RetrievalEvaluationSummary, 'status'>): boolean =>
  status === 'queued' || status === 'building' || status === 'running';

/** All evaluations; live while one is under way. */
export function useEvaluations(workspace: EvaluationsWorkspace, initial: EvaluationList) {
  return useQuery({
    queryKey: ['evaluations', workspace.id],
    queryFn: ({ signal }) =>
      apiClient<EvaluationList>('/api/v1/retrieval-evaluations?limit=200', { workspace: workspace.id, signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? LIVE_MS : false),
  });
}

export function useEvaluation(workspace: EvaluationsWorkspace, initial: RetrievalEvaluation) {
  return useQuery({
    queryKey: ['evaluation', workspace.id, initial.id],
    queryFn: ({ signal }) =>
      apiClient<RetrievalEvaluation>(`/api/v1/retrieval-evaluations/${initial.id}`, {
        workspace: workspace.id,
        signal,
      }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? LIVE_MS : false),
  });
}

/** Stop, resume, delete with undo. */
export function useEvaluationActions(workspace: EvaluationsWorkspace, { id, name }: { id: string; name: string }) {
  const client = useQueryClient();
  const path = `/api/v1/retrieval-evaluations/${encodeURIComponent(id)}`;
  const settle = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['evaluations', workspace.id] }),
      client.invalidateQueries({ queryKey: ['evaluation', workspace.id, id] }),
    ]);
  const act = (action: 'stop' | 'resume' | 'restore') => ({
    mutationFn: () =>
      apiClient<RetrievalEvaluation>(`${path}/${action}`, { workspace: workspace.id, method: 'POST' as const }),
    onSuccess: settle,
    onError: (error: Error) =>
      toast({ title: 'That did not work', description: error.message, tone: 'error' as const }),
  });
  const stop = useMutation(act('stop'));
  const resume = useMutation(act('resume'));
  const restore = useMutation(act('restore'));
  const remove = useMutation({
    mutationFn: () => apiClient<void>(path, { workspace: workspace.id, method: 'DELETE' }),
    onSuccess: async () => {
      toast({ title: `“${name}” was deleted`, action: { label: 'Undo', onPress: () => restore.mutate() } });
      await client.invalidateQueries({ queryKey: ['evaluations', workspace.id] });
    },
    onError: (error) => toast({ title: 'It was not deleted', description: error.message, tone: 'error' }),
  });
  return { stop, resume, remove };
}
