'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiClient } from '@/components/api-client';
import type { Chunk, Chunking, ChunkingPreviewResult } from '@/lib/chunking/schema';
import type { DocumentContent } from '@/lib/documents/schema';
import type { DocumentChunks } from '@/lib/indexes/schema';

/** What cuts a document: an index that has done so, or settings to try (null as long as they are not right). */
type ChunkSource = { indexId: string } | { chunking: Chunking | null };

interface Cut {
  chunks: readonly Chunk[];
  /** Of the document, as the index holds it; null for the newest. */
  version: number | null;
}

/** The chunks of a document and the text that they were cut from; what was there stays on the screen while new settings are tried. */
export function useDocumentChunks(workspaceId: string, documentId: string, source: ChunkSource) {
  const cut = useQuery({
    queryKey: ['document-chunks', workspaceId, documentId, source],
    enabled: 'indexId' in source || source.chunking !== null,
    staleTime: 'indexId' in source ? 0 : Infinity,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async ({ signal }): Promise<Cut> => {
      if ('indexId' in source) {
        const path = `/api/v1/indexes/${encodeURIComponent(source.indexId)}/documents/${documentId}/chunks`;
        const { chunks, version } = await apiClient<DocumentChunks>(path, { workspace: workspaceId, signal });
        return { chunks, version };
      }
      const { chunks } = await apiClient<ChunkingPreviewResult>('/api/v1/chunkings/preview', {
        workspace: workspaceId,
        body: { documentId, chunking: source.chunking },
        signal,
      });
      return { chunks, version: null };
    },
  });
  const version = cut.data?.version ?? null;
  const content = useQuery({
    queryKey: ['document-text', workspaceId, documentId, 'chunks', version],
    enabled: !('indexId' in source) || cut.isSuccess,
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      apiClient<DocumentContent>(
        `/api/v1/documents/${documentId}/text${version === null ? '' : `?version=${version}`}`,
        { workspace: workspaceId, signal },
      ),
  });
  return { content, cut, version };
}
