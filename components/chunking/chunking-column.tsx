'use client';

import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { ApiProblem } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorMessage } from '@/components/ui/error-message';
import { Skeleton } from '@/components/ui/skeleton';
import type { Chunk } from '@/lib/chunking/schema';
import type { Document } from '@/lib/documents/schema';
import type { Index } from '@/lib/indexes/schema';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { ChunkOverlay } from './chunk-overlay';
import { ChunkingFields } from './chunking-fields';
import { toChunking, type ChunkingForm } from './chunking-values';
import { EmbeddingCost } from './embedding-cost';
import { SizeDistribution } from './size-distribution';
import { BuiltIndex } from './built-index';
import { useDocumentChunks } from './use-document-chunks';

interface Props {
  workspaceId: string;
  document: Document;
  form: ChunkingForm;
  onChange: (form: ChunkingForm) => void;
  /** The index whose chunks are shown; null to try settings. */
  indexId: string | null;
  onIndex: (indexId: string | null) => void;
  /** Those over the document’s collection. */
  indexes: readonly Index[];
  /** Where a passage of the document is opened. */
  hrefOf: (chunk: Chunk, version: number | null) => string;
  /** `First cut`; tells two that stand beside each other apart. */
  title: string;
  actions?: ReactNode;
  /** Two beside each other: the settings stand above the text. */
  narrow: boolean;
}

/** Stands for settings, among the ids of indexes. */
const TRY = 'try';

/** One way to cut a document: its settings, how the sizes spread, and the text with its chunks laid over it. */
export function ChunkingColumn(props: Props) {
  const { workspaceId, document, form, onChange, indexId, onIndex, indexes, hrefOf, title, actions, narrow } = props;
  const settled = useDeferredValue(form);
  const chunking = useMemo(() => toChunking(settled), [settled]);
  const source = useMemo(() => (indexId === null ? { chunking } : { indexId }), [indexId, chunking]);
  const { content, cut, version } = useDocumentChunks(workspaceId, document.id, source);
  const chunks = cut.data?.chunks;
  const failure = content.error ?? cut.error;
  const problem = cut.error instanceof ApiProblem ? cut.error : null;
  const index = indexes.find(({ id }) => id === indexId);
  const settings = (
    <>
      <Card>
        <CardHeader title={title} actions={actions} />
        <CardBody>
          {indexes.length > 0 ? (
            <Field label="Show" className="mb-3">
              <Select
                options={[
                  { value: TRY, label: 'Settings to try' },
                  ...indexes.map(({ id, name }) => ({
                    value: id,
                    label: name,
                    description: 'as this index has cut it',
                  })),
                ]}
                value={index?.id ?? TRY}
                onValueChange={(value) => onIndex(value === TRY ? null : value)}
              />
            </Field>
          ) : null}
          {index ? (
            <BuiltIndex index={index} version={version} newest={document.version} />
          ) : (
            <ChunkingFields
              form={form}
              onChange={onChange}
              errorOf={(field) => problem?.errorOf(`chunking.${field}`) ?? undefined}
            />
          )}
          {form.strategy === 'semantic' && !index ? (
            <p className="text-muted-foreground mt-3 text-xs">
              Previewed with builtin/lexical. An index compares sentences by its own embedding model.
            </p>
          ) : null}
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Sizes" />
        <CardBody aria-live="polite" aria-busy={cut.isFetching}>
          {chunks ? (
            <div className="flex flex-col gap-4">
              <SizeDistribution sizes={chunks.map(({ tokens }) => tokens)} />
              {index ? null : <EmbeddingCost workspaceId={workspaceId} tokens={tokensToEmbed(form, chunks)} />}
            </div>
          ) : (
            <Skeleton className="h-44 w-full" />
          )}
        </CardBody>
      </Card>
    </>
  );
  const text = (
    <>
      {failure ? <Failure error={failure} onRetry={() => void (content.error ? content : cut).refetch()} /> : null}
      {content.data && chunks?.length === 0 ? <EmptyState title="This document has no text to cut." /> : null}
      {content.data && chunks && chunks.length > 0 ? (
        <ChunkOverlay
          text={content.data.text}
          chunks={chunks}
          label={`${title} of ${document.name}`}
          hrefOf={(chunk) => hrefOf(chunk, version)}
        />
      ) : null}
      {!failure && (!content.data || !chunks) ? <Skeleton className="h-full w-full" /> : null}
    </>
  );
  if (narrow) {
    return (
      <section aria-label={title} className="flex min-w-0 flex-col gap-4">
        <div className="grid items-start gap-4 xl:grid-cols-2">{settings}</div>
        <div className="flex h-[70dvh] min-h-0 flex-col gap-3">{text}</div>
      </section>
    );
  }
  return (
    <section
      aria-label={title}
      className="grid min-h-0 grow gap-6 lg:grid-cols-[minmax(0,1fr)_18rem] lg:grid-rows-[minmax(0,1fr)]"
    >
      <div className="order-2 flex h-[70dvh] min-h-0 min-w-0 flex-col gap-3 lg:order-1 lg:h-auto">{text}</div>
      <div className="order-1 flex flex-col gap-4 lg:order-2 lg:overflow-y-auto">{settings}</div>
    </section>
  );
}

/** By topic, each sentence is embedded by itself before the chunks are. */
function tokensToEmbed({ strategy }: ChunkingForm, chunks: readonly Chunk[]): number {
  const tokens = chunks.reduce((sum, chunk) => sum + chunk.tokens, 0);
  return strategy === 'semantic' ? tokens * 2 : tokens;
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
