'use client';

import { apiClient, ApiProblem } from '@/components/api-client';
import { toast } from '@/components/ui/toast';
import type { Document } from '@/lib/documents/schema';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { filterParams, type ListFilter } from './document-filter';

export interface DocumentPage {
  items: Document[];
  nextCursor: string | null;
}

const LIVE_MS = 700;
const PAGE = 100;

export const isMoving = ({ status }: Pick<Document, 'status'>): boolean =>
  status === 'queued' || status === 'processing';

/** The documents of a collection, live while any of them is being read. */
export function useDocuments(
  workspaceId: string,
  collectionId: string | null,
  filter: ListFilter,
  /** What the page was made with, and the filter that it was made for. */
  initial: DocumentPage & { search: string },
) {
  const client = useQueryClient();
  const key = useMemo(() => ['documents', workspaceId, collectionId], [workspaceId, collectionId]);
  const narrowed = filterParams(filter);
  const search = new URLSearchParams(narrowed).toString();
  const query = useInfiniteQuery({
    queryKey: [...key, 'list', search],
    enabled: collectionId !== null,
    initialPageParam: '',
    ...(search === initial.search ? { initialData: { pages: [initial], pageParams: [''] } } : {}),
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({
        collectionId: collectionId ?? '',
        limit: String(PAGE),
        ...(pageParam ? { cursor: pageParam } : {}),
        ...Object.fromEntries(narrowed),
      });
      return apiClient<DocumentPage>(`/api/v1/documents?${search}`, { workspace: workspaceId, signal });
    },
    getNextPageParam: (page: DocumentPage) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some(isMoving)) ? LIVE_MS * state.data.pages.length : false,
  });
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: key }), [client, key]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  /** What is being deleted is out of sight before the server has answered, whatever a list on its way still says. */
  const hide = useCallback(
    (id: string, isHidden: boolean) =>
      setHidden((before) => new Set(isHidden ? [...before, id] : [...before].filter((other) => other !== id))),
    [],
  );
  const documents = useMemo(
    () => query.data?.pages.flatMap((page) => page.items.filter(({ id }) => !hidden.has(id))) ?? [],
    [query.data, hidden],
  );

  /** Calls the API about one document and brings the list up to date; says so when it fails. */
  const act = useCallback(
    async (path: string, options: { method?: 'POST' | 'PATCH' | 'DELETE'; body?: unknown } = {}) => {
      try {
        await apiClient(`/api/v1/${path}`, { workspace: workspaceId, method: 'POST', ...options });
        await refresh();
        return true;
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        toast({ title: error.title, description: error.detail, tone: 'error' });
        return false;
      }
    },
    [workspaceId, refresh],
  );

  return {
    documents,
    act,
    hide,
    refresh,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    loadingMore: query.isFetchingNextPage,
    /** Another filter was chosen and its documents are on their way. */
    changing: query.isPlaceholderData,
  };
}
