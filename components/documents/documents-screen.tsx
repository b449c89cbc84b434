'use client';

import { apiClient, ApiProblem } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page-header';
import { toast } from '@/components/ui/toast';
import type { Collection } from '@/lib/documents/schema';
import { ClipboardPaste, Globe } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { CollectionDialog } from './collection-dialog';
import { CollectionList } from './collection-list';
import { DocumentTable } from './document-table';
import { DropZone } from './drop-zone';
import { ImportDialog } from './import-dialog';
import type { DocumentsWorkspace, Format } from './types';
import { useDocumentActions } from './use-document-actions';
import { type DocumentPage, useDocuments } from './use-documents';
import { useUploads } from './use-uploads';

interface Props {
  workspace: DocumentsWorkspace;
  collections: readonly Collection[];
  collectionId: string | null;
  documents: DocumentPage;
  formats: readonly Format[];
  maxUploadBytes: number;
}

/** Collections at the side; the documents of one of them, with everything that is being uploaded or read, live. */
export function DocumentsScreen({
  workspace,
  collections,
  collectionId,
  documents: initial,
  formats,
  maxUploadBytes,
}: Props) {
  const router = useRouter();
  const [editing, setEditing] = useState<Collection | 'new' | null>(null);
  const [importing, setImporting] = useState<'url' | 'text' | null>(null);
  const list = useDocuments(workspace.id, collectionId, initial);
  const { refresh, act } = list;
  const href = useCallback(
    (id: string) => `/w/${encodeURIComponent(workspace.slug)}/documents?collection=${id}`,
    [workspace.slug],
  );
  const changed = useCallback(() => {
    void refresh();
    router.refresh();
  }, [refresh, router]);
  const uploads = useUploads({ workspaceId: workspace.id, onUploaded: changed });
  const waiting = uploads.uploads.length;
  // Into an empty workspace files are uploaded while its first collection is still being opened: whoever comes last, the
  // upload or the page, looks again.
  useEffect(() => {
    void refresh();
  }, [refresh, waiting]);
  const actions = useDocumentActions({ workspaceId: workspace.id, act, onChanged: changed });

  /** The collection shown; in an empty workspace the first one is made by the first thing that is put in. */
  const ensureCollection = async (): Promise<string> => {
    if (collectionId) return collectionId;
    const made = await apiClient<Collection>('/api/v1/collections', {
      workspace: workspace.id,
      body: { name: 'Documents' },
    });
    router.replace(href(made.id));
    return made.id;
  };
  const add = async (files: File[]) => {
    try {
      uploads.add(files, await ensureCollection());
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toast({ title: error.title, description: error.detail, tone: 'error' });
    }
  };
  const removeCollection = async (collection: Collection) => {
    if (!(await act(`collections/${collection.id}`, { method: 'DELETE' }))) return;
    router.replace(`/w/${encodeURIComponent(workspace.slug)}/documents`);
    router.refresh();
    const undo = async () => {
      if (await act(`collections/${collection.id}/restore`)) router.replace(href(collection.id));
      router.refresh();
    };
    toast({ title: `“${collection.name}” deleted`, action: { label: 'Undo', onPress: () => void undo() } });
  };

  const pending = uploads.uploads.filter((upload) => upload.collectionId === collectionId);
  const empty = list.documents.length === 0 && pending.length === 0;
  const table = empty ? null : (
    <DocumentTable
      workspace={workspace}
      documents={list.documents}
      formats={formats}
      uploads={pending}
      onRetryUpload={uploads.retry}
      onDismissUpload={uploads.dismiss}
      actions={workspace.canWrite ? actions : undefined}
      more={list.more}
      loadingMore={list.loadingMore}
    />
  );
  return (
    <Page>
      <PageHeader
        title="Documents"
        description="What answers are found in: files and pages, read into text that can be indexed and cited."
      />
      <div className="flex flex-col gap-5 md:flex-row md:gap-6">
        {collections.length > 0 ? (
          <CollectionList
            collections={collections}
            currentId={collectionId}
            href={href}
            actions={
              workspace.canWrite
                ? {
                    create: () => setEditing('new'),
                    rename: setEditing,
                    remove: (collection) => void removeCollection(collection),
                  }
                : undefined
            }
          />
        ) : null}
        <div className="min-w-0 grow">
          {workspace.canWrite ? (
            <DropZone
              formats={formats}
              maxBytes={maxUploadBytes}
              onFiles={(files) => void add(files)}
              large={empty}
              actions={
                <>
                  <Button variant="ghost" onClick={() => setImporting('url')}>
                    <Globe aria-hidden />
                    From the web
                  </Button>
                  <Button variant="ghost" onClick={() => setImporting('text')}>
                    <ClipboardPaste aria-hidden />
                    Paste text
                  </Button>
                </>
              }
            >
              {table}
            </DropZone>
          ) : (
            (table ?? <p className="text-muted-foreground text-sm">There are no documents here yet.</p>)
          )}
        </div>
      </div>
      <ImportDialog
        key={importing}
        kind={importing}
        workspaceId={workspace.id}
        collection={ensureCollection}
        onClose={() => setImporting(null)}
        onImported={changed}
      />
      <CollectionDialog
        key={editing === 'new' ? 'new' : editing?.id}
        open={editing !== null}
        workspaceId={workspace.id}
        collection={editing === 'new' || editing === null ? undefined : editing}
        onClose={() => setEditing(null)}
        onSaved={(collection) => {
          router.push(href(collection.id));
          router.refresh();
        }}
      />
    </Page>
  );
}
