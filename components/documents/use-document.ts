'use client';

import { apiClient } from '@/components/api-client';
import type { Document, DocumentContent } from '@/lib/documents/schema';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { isMoving } from './use-documents';

const LIVE_MS = 700;

/** One document, live while it is being read, and its text as soon as there is one. */
export function useDocument(workspaceId: string, initial: Document) {
  const client = useQueryClient();
  const { id } = initial;
  const key = useMemo(() => ['document', workspaceId, id], [workspaceId, id]);
  const { data: document } = useQuery({
    queryKey: key,
    initialData: initial,
    queryFn: ({ signal }) => apiClient<Document>(`/api/v1/documents/${id}`, { workspace: workspaceId, signal }),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? LIVE_MS : false),
  });
  const content = useQuery({
    // A file that was read again has another text.
    queryKey: ['document-text', workspaceId, id, document.updatedAt],
    enabled: document.status === 'ready',
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      apiClient<DocumentContent>(`/api/v1/documents/${id}/text`, { workspace: workspaceId, signal }),
  });
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: key }), [client, key]);
  return { document, content, refresh };
}
