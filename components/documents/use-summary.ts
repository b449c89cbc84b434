'use client';

import { apiClient } from '@/components/api-client';
import type { DocumentSummary } from '@/lib/documents/schema';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { filterParams, type ListFilter } from './document-filter';

/** How many documents of a collection a filter lets through, by state, format and tag. */
export function useSummary(workspaceId: string, collectionId: string | null, filter: ListFilter) {
  const search = new URLSearchParams([['collectionId', collectionId ?? ''], ...filterParams(filter)]).toString();
  return useQuery({
    // Below the list's own key: whatever brings the list up to date brings this up to date.
    queryKey: ['documents', workspaceId, collectionId, 'summary', search],
    enabled: collectionId !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      apiClient<DocumentSummary>(`/api/v1/documents/summary?${search}`, { workspace: workspaceId, signal }),
  }).data;
}
