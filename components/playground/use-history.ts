'use client';

import { ApiProblem, apiClient } from '@/components/api-client';
import { toast } from '@/components/ui/toast';
import type { Comparison, ComparisonSummary, UpdateComparison } from '@/lib/comparisons/schema';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';

interface ComparisonPage {
  items: ComparisonSummary[];
  nextCursor: string | null;
}

/** Earlier comparisons, the newest first, and what can be done with them. What was deleted can be brought back from its message. */
export function useHistory(workspaceId: string, filter: { q: string; starred: boolean }) {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: [workspaceId, 'comparisons', filter],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams({ limit: '50' });
      if (filter.q !== '') parameters.set('q', filter.q);
      if (filter.starred) parameters.set('starred', 'true');
      if (pageParam) parameters.set('cursor', pageParam);
      return apiClient<ComparisonPage>(`/api/v1/comparisons?${parameters}`, { workspace: workspaceId, signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    // The list stays while the next one is looked for.
    placeholderData: (before) => before,
  });
  const ask = async <Answer>(
    what: string,
    path: string,
    options: { method?: 'POST' | 'PATCH' | 'DELETE'; body?: unknown },
  ): Promise<{ answer: Answer } | null> => {
    try {
      const answer = await apiClient<Answer>(`/api/v1/comparisons/${path}`, { workspace: workspaceId, ...options });
      await client.invalidateQueries({ queryKey: [workspaceId, 'comparisons'] });
      return { answer };
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      toast({ tone: 'error', title: what, description: problem.detail });
      return null;
    }
  };
  const at = encodeURIComponent;
  return {
    query,
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    update: (id: string, body: UpdateComparison) =>
      ask<ComparisonSummary>('This could not be saved.', at(id), { method: 'PATCH', body }),
    /** @returns the copy, or null where it was refused (and that was said) */
    duplicate: async (id: string) =>
      (await ask<Comparison>('This could not be copied.', `${at(id)}/duplicate`, { method: 'POST' }))?.answer ?? null,
    remove: async (item: ComparisonSummary): Promise<boolean> => {
      if (!(await ask('This could not be deleted.', at(item.id), { method: 'DELETE' }))) return false;
      const undo = () => void ask('This could not be brought back.', `${at(item.id)}/restore`, { method: 'POST' });
      toast({ title: 'Deleted', description: item.name, action: { label: 'Undo', onPress: undo } });
      return true;
    },
  };
}
