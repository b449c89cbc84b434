'use client';

import { RefreshCw, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { ErrorMessage } from '@/components/ui/error-message';
import { Page, PageHeader } from '@/components/ui/page-header';
import type { Index } from '@/lib/indexes/schema';
import type { Span } from '@/lib/retrieval/schema';
import { AskIndex } from './ask-index';
import { BuildProgress } from './build-progress';
import { DocumentBeside, type Reading } from './document-beside';
import { IndexFacts } from './index-facts';
import { IndexHealthCard } from './index-health';
import { IndexStatus } from './index-status';
import type { WorkspaceRef } from './types';
import { useAskState } from './use-ask-state';
import { useIndex, useIndexActions } from './use-indexes';

interface Props {
  workspace: WorkspaceRef;
  initial: Index;
  mayWrite: boolean;
  mayRun: boolean;
}

/** One index: its state, what it is made of, and a place to ask it something. */
export function IndexScreen({ workspace, initial, mayWrite, mayRun }: Props) {
  const router = useRouter();
  const { data: index } = useIndex(workspace, initial);
  const { refresh, remove } = useIndexActions(workspace, index);
  const [ask, setAsk] = useAskState();
  const mayAsk = mayRun || index.embedding.model.startsWith('builtin/');
  const [reading, setReading] = useState<Reading | null>(null);
  const home = `/w/${encodeURIComponent(workspace.slug)}/indexes`;
  const building = index.status === 'building';
  const refreshButton = (
    <Button busy={refresh.isPending} onClick={() => refresh.mutate(undefined)}>
      <RefreshCw aria-hidden />
      {index.status === 'failed' ? 'Try again' : 'Refresh'}
    </Button>
  );
  return (
    <Page wide={reading !== null}>
      <PageHeader
        breadcrumb={
          <Link href={home} className="rounded underline-offset-2 hover:underline">
            Indexes
          </Link>
        }
        title={
          <span className="flex flex-wrap items-center gap-2">
            <span dir="auto">{index.name}</span>
            <IndexStatus index={index} />
          </span>
        }
        actions={
          mayWrite ? (
            <>
              {building ? null : refreshButton}
              <Button
                variant="destructive-ghost"
                busy={remove.isPending}
                onClick={() => remove.mutate(undefined, { onSuccess: () => router.push(home) })}
              >
                <Trash2 aria-hidden />
                Delete
              </Button>
            </>
          ) : null
        }
      />
      <div className="flex flex-col gap-4">
        {building ? (
          <Card className="p-4">
            <BuildProgress index={index} />
          </Card>
        ) : null}
        {index.status === 'stale' ? (
          <Callout tone="warning" title="Documents came, went or changed since this index was built">
            Refresh it to take them in; what did not change is not embedded again.
          </Callout>
        ) : null}
        {building && index.error ? (
          <Callout tone="info" title="The build waits for the provider">
            {index.error.detail}
          </Callout>
        ) : null}
        {index.error && !building ? (
          <ErrorMessage
            title={
              index.searchable
                ? 'The last refresh failed; searches use the build before'
                : 'The index could not be built'
            }
            remedy={index.error.detail}
            details={`${index.error.code}: ${index.error.detail}`}
          />
        ) : null}
        {index.warnings.length > 0 ? (
          <Callout tone="warning" title="Some documents are left out">
            <ul className="list-disc pl-4">
              {index.warnings.map((warning) => (
                <li key={warning.detail} dir="auto">
                  {warning.detail}
                </li>
              ))}
            </ul>
          </Callout>
        ) : null}
        <div
          className={cn('grid items-start gap-5', reading ? 'lg:grid-cols-2' : 'lg:grid-cols-[minmax(0,1fr)_17rem]')}
        >
          <div className="flex min-w-0 flex-col gap-5">
            <AskIndex
              workspace={workspace}
              index={index}
              mayAsk={mayAsk}
              mayMark={mayWrite}
              state={ask}
              onChange={setAsk}
              onRead={setReading}
            />
            {mayRun ? <IndexHealthCard workspace={workspace} index={index} /> : null}
          </div>
          {reading ? (
            <DocumentBeside
              workspace={workspace}
              reading={reading}
              mayMark={mayWrite}
              onWhyNot={
                ask.question === '' || !mayAsk
                  ? undefined
                  : (selected) => {
                      setReading(null);
                      setAsk({ ...ask, missing: missingIn(index, reading, selected) });
                    }
              }
              onClose={() => setReading(null)}
            />
          ) : (
            <IndexFacts index={index} />
          )}
        </div>
      </div>
    </Page>
  );
}

/** A stale index holds texts of which some changed since: there the words say more than their place. */
function missingIn(
  index: Index,
  { documentId, documentName, version }: Reading,
  selected: { start: number; end: number; text: string },
): Span {
  const { start, end, text } = selected;
  return index.status === 'stale' && version === undefined && text.length <= 2_000
    ? { documentName, quote: text }
    : { documentId, start, end };
}
