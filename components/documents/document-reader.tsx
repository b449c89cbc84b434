'use client';

import { useQuery } from '@tanstack/react-query';
import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ErrorMessage } from '@/components/ui/error-message';
import { Skeleton } from '@/components/ui/skeleton';
import type { DocumentContent } from '@/lib/documents/schema';
import { DocumentTextPane } from './document-text-pane';
import type { DocumentsWorkspace } from './types';
import { useTextPosition } from './use-text-position';

interface Props {
  workspace: DocumentsWorkspace;
  document: { id: string; name: string };
  /** The version to show; the newest unless told. */
  version?: number | null;
  /** Shown and marked. */
  passage: { start: number; end: number } | null;
  /** Asks why what is selected was not found. */
  onWhyNot?: (selected: { start: number; end: number; text: string }) => void;
}

/** A document's text beside something else: with find and pages, open at a passage. */
export function DocumentReader({ workspace, document: shown, version = null, passage, onWhyNot }: Props) {
  const position = useTextPosition(passage);
  const content = useQuery({
    queryKey: ['document-text', workspace.id, shown.id, 'reader', version],
    retry: false,
    queryFn: ({ signal }) =>
      apiClient<DocumentContent>(`/api/v1/documents/${shown.id}/text${version === null ? '' : `?version=${version}`}`, {
        workspace: workspace.id,
        signal,
      }),
  });
  if (content.error) {
    return (
      <ErrorMessage
        title="The text could not be loaded."
        remedy={content.error.message}
        actions={
          <Button size="sm" onClick={() => void content.refetch()}>
            Try again
          </Button>
        }
      />
    );
  }
  if (!content.data) return <Skeleton className="h-full w-full grow" />;
  return (
    <DocumentTextPane
      workspace={workspace}
      documentId={shown.id}
      content={content.data}
      pageName={content.data.pages.length > 1 ? 'page' : null}
      position={position}
      passage={passage}
      name={shown.name}
      {...(onWhyNot ? { onWhyNot } : {})}
    />
  );
}
