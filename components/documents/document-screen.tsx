'use client';

import { apiClient, ApiProblem } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-variants';
import { Callout } from '@/components/ui/callout';
import { ErrorMessage } from '@/components/ui/error-message';
import { Page, PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { Download, RotateCw, Scissors } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { DocumentFacts } from './document-facts';
import { DocumentMenu } from './document-menu';
import { DocumentState } from './document-state';
import { DocumentTextPane } from './document-text-pane';
import { errorTitle } from './format-facts';
import { MetadataDialog } from './metadata-dialog';
import type { Document, DocumentsWorkspace, Format } from './types';
import { useDocument } from './use-document';
import { useDocumentActions } from './use-document-actions';
import { useTextPosition } from './use-text-position';
import { VersionList } from './version-list';
import { WhyNotDialog } from './why-not-dialog';

interface Props {
  workspace: DocumentsWorkspace;
  document: Document;
  collectionName: string;
  formats: readonly Format[];
  encodings: readonly string[];
  /** The passage that the address names. */
  passage: { start: number; end: number } | null;
  /** The older version that the address names; null for the newest. */
  version: number | null;
}

/** One document: its text at the left, what is known of it at the right. */
export function DocumentScreen(props: Props) {
  const { workspace, document: initial, collectionName, formats, encodings, passage, version } = props;
  const router = useRouter();
  const { document, content, refresh } = useDocument(workspace.id, initial, version);
  const position = useTextPosition(passage);
  const format = formats.find(({ mimeTypes }) => mimeTypes.includes(document.mimeType));
  const documentsHref = `/w/${encodeURIComponent(workspace.slug)}/documents`;
  const collectionHref = `${documentsHref}?collection=${document.collectionId}`;
  const href = `${documentsHref}/${document.id}`;
  const reading = content.data?.version ?? version ?? document.version;
  const fileHref = `${documentsHref}/${document.id}/file`;

  const act = useCallback(
    async (path: string, options: { method?: 'POST' | 'PATCH' | 'DELETE'; body?: unknown } = {}) => {
      try {
        await apiClient(`/api/v1/${path}`, { workspace: workspace.id, method: 'POST', ...options });
        if (options.method === 'DELETE') router.push(collectionHref);
        else await refresh();
        return true;
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        toast({ title: error.title, description: error.detail, tone: 'error' });
        return false;
      }
    },
    [workspace.id, router, collectionHref, refresh],
  );
  const changed = useCallback(() => {
    void refresh();
    router.refresh();
  }, [refresh, router]);
  const actions = useDocumentActions({ workspaceId: workspace.id, act, onChanged: changed });
  const [editing, setEditing] = useState(false);
  const [missing, setMissing] = useState<{ start: number; end: number; text: string } | null>(null);
  const restore = async (older: number) => {
    if (!(await act(`documents/${document.id}/versions/${older}/restore`))) return;
    toast({
      title: `Version ${older} is brought back`,
      description: 'It becomes the newest version and is being read.',
    });
    router.push(href);
  };
  const onEncoding = (encoding: string | null) =>
    void act(`documents/${document.id}`, { method: 'PATCH', body: { encoding } });

  return (
    <Page wide className="flex min-h-0 flex-col lg:h-dvh">
      <PageHeader
        breadcrumb={
          <>
            <Link href={documentsHref} className="hover:underline">
              Documents
            </Link>
            <span aria-hidden>/</span>
            <Link href={collectionHref} dir="auto" className="hover:underline">
              {collectionName}
            </Link>
          </>
        }
        title={<span dir="auto">{document.name}</span>}
        actions={
          <>
            {document.status === 'ready' ? (
              <Link href={`${documentsHref}/${document.id}/chunks`} className={buttonVariants()}>
                <Scissors aria-hidden />
                Chunks
              </Link>
            ) : null}
            <a href={fileHref} download className={buttonVariants()}>
              <Download aria-hidden />
              Download
            </a>
            <DocumentMenu
              document={document}
              downloadHref={fileHref}
              actions={workspace.canWrite ? actions : undefined}
            />
          </>
        }
      />
      <div className="grid min-h-0 grow gap-6 lg:grid-cols-[minmax(0,1fr)_18rem] lg:grid-rows-[minmax(0,1fr)]">
        <div className="flex min-h-0 min-w-0 flex-col gap-3">
          {document.status === 'failed' ? (
            <ErrorMessage
              title={`${errorTitle(document.error?.code ?? '')}: ${document.error?.detail ?? 'the file could not be read.'}`}
              kept="The original file is kept."
              remedy="Replace it with one that can be read, or try again."
              details={`${document.id} ${document.error?.code ?? ''}`}
              actions={
                workspace.canWrite ? (
                  <>
                    <Button size="sm" onClick={() => actions.retry(document)}>
                      <RotateCw aria-hidden />
                      Try again
                    </Button>
                    <Button size="sm" onClick={() => actions.replace(document)}>
                      Replace file…
                    </Button>
                  </>
                ) : undefined
              }
            />
          ) : null}
          {document.status === 'queued' || document.status === 'processing' ? (
            <div role="status" className="bg-card flex flex-col items-start gap-2 rounded-lg border p-5">
              <p className="font-medium">This document is being read. You can leave this page.</p>
              <DocumentState document={document} format={format} />
            </div>
          ) : null}
          {reading !== document.version && content.data ? (
            <Callout
              tone="info"
              title={`This is the text of version ${reading} of ${document.version}.`}
              actions={
                version === null ? undefined : (
                  <Link href={href} className={buttonVariants({ size: 'sm' })}>
                    Newest version
                  </Link>
                )
              }
            />
          ) : null}
          {content.error && (version !== null || document.status === 'ready') ? (
            <ErrorMessage
              title="The text could not be loaded."
              remedy={content.error.message}
              actions={
                <Button size="sm" onClick={() => void content.refetch()}>
                  Try again
                </Button>
              }
            />
          ) : null}
          {document.status === 'ready' && content.isPending ? (
            <Skeleton className="h-[70dvh] w-full lg:h-full" />
          ) : null}
          {content.data ? (
            <DocumentTextPane
              workspace={workspace}
              documentId={document.id}
              content={content.data}
              pageName={format?.paged ? format.pageName : null}
              position={position}
              passage={passage}
              name={document.name}
              {...(workspace.canWrite && reading === document.version ? { onWhyNot: setMissing } : {})}
            />
          ) : null}
        </div>
        <DocumentFacts
          document={document}
          format={format}
          encodings={encodings}
          onEncoding={workspace.canWrite ? onEncoding : undefined}
          outline={content.data?.outline ?? []}
          onEdit={workspace.canWrite ? () => setEditing(true) : undefined}
          versions={
            <VersionList
              workspaceId={workspace.id}
              document={document}
              href={href}
              reading={reading}
              onRestore={workspace.canWrite ? (older) => void restore(older) : undefined}
            />
          }
          onGoTo={position.goTo}
        />
      </div>
      {missing ? (
        <WhyNotDialog workspace={workspace} document={document} passage={missing} onClose={() => setMissing(null)} />
      ) : null}
      {editing ? (
        <MetadataDialog
          workspaceId={workspace.id}
          subject={document}
          onClose={() => setEditing(false)}
          onSaved={changed}
        />
      ) : null}
    </Page>
  );
}
