'use client';

import { apiClient, ApiProblem } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Page, PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import type { Collection } from '@/lib/documents/schema';
import { ClipboardPaste, Globe, Network, Tag } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { CollectionDialog } from './collection-dialog';
import { CollectionList } from './collection-list';
import { isFiltered, type ListFilter } from './document-filter';
import { DocumentTable } from './document-table';
import { DropZone } from './drop-zone';
import { FilterBar } from './filter-bar';
import { plural } from './format-facts';
import { ImportDialog } from './import-dialog';
import { MetadataDialog } from './metadata-dialog';
import { SiteImportDialog } from './site-import-dialog';
import { SiteImports } from './site-imports';
import type { DocumentsWorkspace, Format } from './types';
import { useEditing, useImporting } from './use-asked-windows';
import { useCollectionDeletion } from './use-collection-deletion';
import { useDocumentActions } from './use-document-actions';
import { type DocumentPage, useDocuments } from './use-documents';
import { useListFilter } from './use-list-filter';
import { useSelection } from './use-selection';
import { useSummary } from './use-summary';
import { useUploads } from './use-uploads';

const NO_FILTER: ListFilter = {};

interface Props {
  workspace: DocumentsWorkspace;
  collections: readonly Collection[];
  collectionId: string | null;
  documents: DocumentPage & { search: string };
  formats: readonly Format[];
  maxUploadBytes: number;
}

/** Collections at the side; the documents of one of them, with everything that is being uploaded or read, live. */
export function DocumentsScreen({
  workspace,
  collections: all,
  collectionId: addressed,
  documents: initial,
  formats,
  maxUploadBytes,
}: Props) {
  const router = useRouter();
  const [editing, setEditing] = useEditing();
  const [importing, setImporting] = useImporting();
  const [filter, setFilter] = useListFilter();
  const [labelling, setLabelling] = useState(false);
  const href = useCallback(
    (id: string) => `/w/${encodeURIComponent(workspace.slug)}/documents?collection=${id}`,
    [workspace.slug],
  );
  const { collections, collectionId, leaving, remove } = useCollectionDeletion(workspace, all, addressed, href);
  const list = useDocuments(workspace.id, collectionId, filter, leaving ? { ...initial, items: [] } : initial);
  const whole = useSummary(workspace.id, collectionId, NO_FILTER);
  const total = useSummary(workspace.id, collectionId, filter)?.total;
  const selection = useSelection(list.documents);
  const { refresh, act, hide } = list;
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
  const actions = useDocumentActions({ workspaceId: workspace.id, act, hide, onChanged: changed });

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
  const pending = uploads.uploads.filter((upload) => upload.collectionId === collectionId);
  const filtered = isFiltered(filter);
  const empty = list.documents.length === 0 && pending.length === 0 && !filtered && !list.changing;
  const table = empty ? null : (
    <div className="flex flex-col gap-3">
      <FilterBar filter={filter} onFilter={setFilter} formats={formats} whole={whole} total={total} />
      {selection.ids.size > 0 ? (
        <div role="status" className="bg-primary-soft flex flex-wrap items-center gap-2 rounded-lg px-3 py-1.5 text-sm">
          <span className="mr-auto">{plural(selection.ids.size, 'document')} chosen</span>
          <Button size="sm" onClick={() => setLabelling(true)}>
            <Tag aria-hidden />
            Tags and metadata…
          </Button>
          <Button size="sm" variant="ghost" onClick={() => selection.set([])}>
            Choose none
          </Button>
        </div>
      ) : null}
      {filtered && list.documents.length === 0 && !list.changing ? (
        <p className="text-muted-foreground py-6 text-center text-sm">
          No document matches. Clear the filter to see all.
        </p>
      ) : (
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
          selection={workspace.canWrite ? selection : undefined}
          total={total}
        />
      )}
    </div>
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
                    remove: (collection) => void remove(collection),
                  }
                : undefined
            }
          />
        ) : null}
        <div className="flex min-w-0 grow flex-col gap-3">
          <SiteImports
            key={collectionId}
            workspaceId={workspace.id}
            collectionId={collectionId}
            onStop={workspace.canWrite ? (id) => void act(`site-imports/${id}/stop`) : undefined}
            onChanged={changed}
          />
          {leaving ? (
            <Skeleton className="h-64" />
          ) : workspace.canWrite ? (
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
                  <Button variant="ghost" onClick={() => setImporting('site')}>
                    <Network aria-hidden />
                    Whole site
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
      {labelling ? (
        <MetadataDialog
          workspaceId={workspace.id}
          subject={[...selection.ids]}
          onClose={() => setLabelling(false)}
          onSaved={changed}
        />
      ) : null}
      {importing === 'site' ? (
        <SiteImportDialog
          workspaceId={workspace.id}
          collection={ensureCollection}
          onClose={() => setImporting(null)}
          onStarted={changed}
        />
      ) : null}
      <ImportDialog
        key={importing}
        kind={importing === 'site' ? null : importing}
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
