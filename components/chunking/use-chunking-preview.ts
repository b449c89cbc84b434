'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiClient } from '@/components/api-client';
import type { Chunking, ChunkingPreviewResult } from '@/lib/chunking/schema';
import type { DocumentContent } from '@/lib/documents/schema';

/** The document's text and how it would be cut; what was there stays on the screen while new settings are tried. */
export function useChunkingPreview(workspaceId: string, documentId: string, chunking: Chunking | null) {
  const content = useQuery({
    queryKey: ['document-text', workspaceId, documentId],
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      apiClient<DocumentContent>(`/api/v1/documents/${documentId}/text`, { workspace: workspaceId, signal }),
  });
  const preview = useQuery({
    queryKey: ['chunking-preview', workspaceId, documentId, chunking],
    enabled: chunking !== null,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) =>
      apiClient<ChunkingPreviewResult>('/api/v1/chunkings/preview', {
        workspace: workspaceId,
        body: { documentId, chunking },
        signal,
      }),
  });
  return { content, preview };
}
