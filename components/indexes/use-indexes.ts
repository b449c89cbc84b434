'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiClient } from '@/components/api-client';
import { toast } from '@/components/ui/toast';
import type { Index, IndexList } from '@/lib/indexes/schema';
import type { WorkspaceRef } from './types';

/** How often a build's progress is asked for. Milliseconds. */
const LIVE_MS = 1_000;

const listKey = (workspace: WorkspaceRef) => ['indexes', workspace.id];
const oneKey = (workspace: WorkspaceRef, id: string) => ['index', workspace.id, id];

/** All indexes of the workspace; live while one is being built. */
export function useIndexes(workspace: WorkspaceRef, initial: IndexList) {
  return useQuery({
    queryKey: listKey(workspace),
    queryFn: ({ signal }) => apiClient<IndexList>('/api/v1/indexes?limit=200', { workspace: workspace.id, signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.items.some((index) => index.status === 'building') ? LIVE_MS : false),
  });
}

export function useIndex(workspace: WorkspaceRef, initial: Index) {
  return useQuery({
    queryKey: oneKey(workspace, initial.id),
    queryFn: ({ signal }) =>
      apiClient<Index>(`/api/v1/indexes/${encodeURIComponent(initial.id)}`, { workspace: workspace.id, signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.status === 'building' ? LIVE_MS : false),
  });
}

/** What can be done with one index; lists and pages that show it follow. */
export function useIndexActions(workspace: WorkspaceRef, index: Pick<Index, 'id' | 'name'>) {
  const client = useQueryClient();
  const path = `/api/v1/indexes/${encodeURIComponent(index.id)}`;
  const settled = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: listKey(workspace) }),
      client.invalidateQueries({ queryKey: oneKey(workspace, index.id) }),
    ]);
  const failed = (title: string) => (error: Error) => toast({ title, description: error.message, tone: 'error' });
  const refresh = useMutation({
    mutationFn: (maxCostUsd: number | undefined) =>
      apiClient<Index>(`${path}/refresh`, {
        workspace: workspace.id,
        body: maxCostUsd === undefined ? {} : { maxCostUsd },
      }),
    onSuccess: settled,
    onError: failed('The refresh did not begin'),
  });
  const restore = useMutation({
    mutationFn: () => apiClient<Index>(`${path}/restore`, { workspace: workspace.id, method: 'POST' }),
    onSuccess: settled,
    onError: failed('The index could not be brought back'),
  });
  const remove = useMutation({
    mutationFn: () => apiClient<void>(path, { workspace: workspace.id, method: 'DELETE' }),
    onMutate: async () => {
      // Out of the list before the server has answered; a list that is on its way would bring it back.
      await client.cancelQueries({ queryKey: listKey(workspace) });
      client.setQueryData<IndexList>(
        listKey(workspace),
        (list) => list && { ...list, items: list.items.filter(({ id }) => id !== index.id) },
      );
    },
    onSuccess: async () => {
      toast({ title: `“${index.name}” was deleted`, action: { label: 'Undo', onPress: () => restore.mutate() } });
      await client.invalidateQueries({ queryKey: listKey(workspace) });
    },
    onError: async (error) => {
      failed('The index was not deleted')(error);
      await client.invalidateQueries({ queryKey: listKey(workspace) });
    },
  });
  return { refresh, remove };
}
