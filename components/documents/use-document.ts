'use client';

import { apiClient } from '@/components/api-client';
import type { Document, DocumentContent } from '@/lib/documents/schema';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { isMoving } from './use-documents';

const LIVE_MS = 700;

/** One document, live while it is being read, and its text (or that of an older version) as soon as there is one. */
export function useDocument(workspaceId: string, initial: Document, version: number | null) {
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
    queryKey: ['document-text', workspaceId, id, document.updatedAt, version],
    // A document with versions has the text of the one before while the newest is read.
    enabled: document.status === 'ready' || document.version > 1,
    retry: false,
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      apiClient<DocumentContent>(`/api/v1/documents/${id}/text${version === null ? '' : `?version=${version}`}`, {
        workspace: workspaceId,
        signal,
      }),
  });
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: key }), [client, key]);
  return { document, content, refresh };
}
