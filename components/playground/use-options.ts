'use client';

import { apiClient } from '@/components/api-client';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Variant } from '@/lib/comparisons/schema';

/** As much of the API's answers as the playground's menus need. */
export interface PromptOption {
  name: string;
  latestVersion: number | null;
  labels: { label: string; version: number }[];
}
export interface ModelOption {
  id: string;
  kind: 'chat' | 'embedding' | 'rerank';
  contextWindow: number | null;
  price: { inputPerMTok: number; outputPerMTok: number } | null;
  connected: boolean;
}
export interface IndexOption {
  id: string;
  name: string;
  status: 'building' | 'ready' | 'stale' | 'failed';
  searchable: boolean;
  chunks: number;
}

export interface Options {
  workspaceId: string;
  prompts: PromptOption[];
  models: ModelOption[];
  indexes: IndexOption[];
  loading: boolean;
  error: unknown;
}

interface List<Item> {
  items: Item[];
}

const none: never[] = [];

/** What a column can be made of, live. */
export function useOptions(workspaceId: string): Options {
  const list = <Item>(path: string) => ({
    queryKey: [workspaceId, path],
    queryFn: ({ signal }: { signal: AbortSignal }) => apiClient<List<Item>>(path, { workspace: workspaceId, signal }),
  });
  const prompts = useQuery(list<PromptOption>('/api/v1/prompts?limit=200'));
  const models = useQuery(list<ModelOption>('/api/v1/models'));
  const indexes = useQuery(list<IndexOption>('/api/v1/indexes?limit=200'));
  const loading = prompts.isPending || models.isPending || indexes.isPending;
  const error = prompts.error ?? models.error ?? indexes.error;
  // The same object until something in it changes: the columns' heads are drawn again only then, not at every word of an answer.
  return useMemo(
    () => ({
      workspaceId,
      prompts: prompts.data?.items ?? none,
      models: (models.data?.items ?? none).filter((model) => model.kind === 'chat' && model.connected),
      indexes: indexes.data?.items ?? none,
      loading,
      error,
    }),
    [workspaceId, prompts.data, models.data, indexes.data, loading, error],
  );
}

/** The variables of the saved prompts among these columns. */
export function usePromptVariables(workspaceId: string, variants: readonly Variant[]): string[] {
  const paths = new Set(
    variants.flatMap(({ prompt }) => {
      if (!('name' in prompt)) return [];
      const which = 'label' in prompt ? `label=${encodeURIComponent(prompt.label)}` : `version=${prompt.version}`;
      return [`/api/v1/prompts/${encodeURIComponent(prompt.name)}?${which}`];
    }),
  );
  return useQueries({
    queries: [...paths].map((path) => ({
      queryKey: [workspaceId, path],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        apiClient<{ variables: string[] }>(path, { workspace: workspaceId, signal }),
    })),
    combine: (results) => results.flatMap((result) => result.data?.variables ?? []),
  });
}
