'use client';

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiClient, ApiProblem } from '@/components/api-client';
import { toast } from '@/components/ui/toast';
import type { CasePage, CasesChange, Dataset } from '@/lib/datasets/schema';
import type { DatasetView } from './use-dataset-view';

const PAGE = 200;

export function useDataset(workspaceId: string, initial: Dataset) {
  return useQuery({
    queryKey: ['dataset', workspaceId, initial.id],
    queryFn: ({ signal }) => apiClient<Dataset>(`/api/v1/datasets/${initial.id}`, { workspace: workspaceId, signal }),
    initialData: initial,
  });
}

/** The cases of a version that fit, loaded as they come into sight. */
export function useCases(
  workspaceId: string,
  dataset: Dataset,
  { search, notFound, version }: Pick<DatasetView, 'search' | 'notFound' | 'version'>,
) {
  return useInfiniteQuery({
    queryKey: ['cases', workspaceId, dataset.id, version ?? dataset.version, search, notFound],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(PAGE) });
      if (pageParam) query.set('cursor', pageParam);
      if (search) query.set('search', search);
      if (notFound) query.set('notFound', 'true');
      if (version !== null) query.set('version', String(version));
      return apiClient<CasePage>(`/api/v1/datasets/${dataset.id}/cases?${query}`, { workspace: workspaceId, signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

interface ChangeRequest {
  /** Below `/api/v1/datasets/{id}/`. */
  path: string;
  method?: 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** What the toast says; with it comes an Undo that makes the version before the newest again. */
  done?: string;
}

/** Changes the cases; what was changed can be undone, since every version is kept. */
export function useChangeCases(workspaceId: string, dataset: Pick<Dataset, 'id'>) {
  const client = useQueryClient();
  const settle = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['dataset', workspaceId, dataset.id] }),
      client.invalidateQueries({ queryKey: ['cases', workspaceId, dataset.id] }),
      client.invalidateQueries({ queryKey: ['versions', workspaceId, dataset.id] }),
      client.invalidateQueries({ queryKey: ['datasets', workspaceId] }),
    ]);
  const change = useMutation({
    mutationFn: ({ path, method = 'POST', body }: ChangeRequest) =>
      apiClient<CasesChange>(`/api/v1/datasets/${dataset.id}/${path}`, { workspace: workspaceId, method, body }),
    onSuccess: async (result, { done }) => {
      await settle();
      if (!done) return;
      const changed = result.added + result.changed + result.removed > 0;
      toast({
        title: changed ? done : 'Nothing changed',
        ...(changed
          ? {
              action: {
                label: 'Undo',
                onPress: () => change.mutate({ path: `versions/${result.version - 1}/restore` }),
              },
            }
          : {}),
      });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 422) return;
      toast({ title: 'The dataset was not changed', description: error.message, tone: 'error' });
    },
  });
  return change;
}
