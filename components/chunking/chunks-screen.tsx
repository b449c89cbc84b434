'use client';

import Link from 'next/link';
import { useDeferredValue, useMemo } from 'react';
import { ApiProblem } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorMessage } from '@/components/ui/error-message';
import { Page, PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { chunkingSchema, type Chunk } from '@/lib/chunking/schema';
import type { Document } from '@/lib/documents/schema';
import { ChunkOverlay } from './chunk-overlay';
import { ChunkingSettingsForm } from './chunking-form';
import { SizeDistribution } from './size-distribution';
import { useChunkingPreview } from './use-chunking-preview';
import { useChunkingSettings, type ChunkingForm } from './use-chunking-settings';

interface Props {
  workspace: { id: string; slug: string };
  document: Document;
}

/** How one document would be cut: the text with its chunks at the left, the settings and sizes at the right. */
export function ChunksScreen({ workspace, document }: Props) {
  const [form, setForm] = useChunkingSettings();
  const settled = useDeferredValue(form);
  const chunking = useMemo(() => toChunking(settled), [settled]);
  const { content, preview } = useChunkingPreview(workspace.id, document.id, chunking);
  const documentsHref = `/w/${encodeURIComponent(workspace.slug)}/documents`;
  const documentHref = `${documentsHref}/${document.id}`;
  const chunks = preview.data?.chunks;
  const failure = content.error ?? preview.error;
  return (
    <Page wide className="flex min-h-0 flex-col lg:h-dvh">
      <PageHeader
        breadcrumb={
          <>
            <Link href={documentsHref} className="hover:underline">
              Documents
            </Link>
            <span aria-hidden>/</span>
            <Link href={documentHref} dir="auto" className="hover:underline">
              {document.name}
            </Link>
          </>
        }
        title="Chunks"
        description="How this document would be cut for an index. Nothing is saved; marked text is repeated in the next chunk."
      />
      <div className="grid min-h-0 grow gap-6 lg:grid-cols-[minmax(0,1fr)_18rem] lg:grid-rows-[minmax(0,1fr)]">
        <div className="order-2 flex h-[70dvh] min-h-0 min-w-0 flex-col gap-3 lg:order-1 lg:h-auto">
          {failure ? (
            <Failure error={failure} onRetry={() => void (content.error ? content : preview).refetch()} />
          ) : null}
          {content.data && chunks ? (
            <ChunksOrNone
              text={content.data.text}
              chunks={chunks}
              documentName={document.name}
              hrefOf={({ start, end }) => `${documentHref}?start=${start}&end=${end}`}
            />
          ) : null}
          {!failure && (!content.data || !chunks) ? <Skeleton className="h-full w-full" /> : null}
        </div>
        <div className="order-1 flex flex-col gap-4 lg:order-2 lg:overflow-y-auto">
          <Card>
            <CardHeader title="Settings" />
            <CardBody>
              <ChunkingSettingsForm
                form={form}
                onChange={setForm}
                problem={preview.error instanceof ApiProblem ? preview.error : null}
              />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Sizes" />
            <CardBody aria-live="polite" aria-busy={preview.isFetching}>
              {chunks ? (
                <SizeDistribution sizes={chunks.map(({ tokens }) => tokens)} />
              ) : (
                <Skeleton className="h-44 w-full" />
              )}
            </CardBody>
          </Card>
        </div>
      </div>
    </Page>
  );
}

function ChunksOrNone(props: {
  text: string;
  chunks: Chunk[];
  documentName: string;
  hrefOf: (chunk: Chunk) => string;
}) {
  if (props.chunks.length === 0) return <EmptyState title="This document has no text to cut." />;
  return (
    <ChunkOverlay
      text={props.text}
      chunks={props.chunks}
      label={`Chunks of ${props.documentName}`}
      hrefOf={props.hrefOf}
    />
  );
}

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <ErrorMessage
      title={problem?.errors[0] ? `The document was not cut: ${problem.errors[0].message}.` : error.message}
      remedy={problem?.errors[0] ? 'Change the settings.' : 'Try again, or open the document to see its state.'}
      {...(problem && { details: `${problem.status} ${problem.code}` })}
      actions={
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      }
    />
  );
}

/** The settings as the API takes them; `null` while a field has no value that would do. */
function toChunking(form: ChunkingForm) {
  const numbers = { size: Number(form.size || NaN), overlap: Number(form.overlap || NaN) };
  return chunkingSchema.safeParse({ ...form, ...numbers }).data ?? null;
}
