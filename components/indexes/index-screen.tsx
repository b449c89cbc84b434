'use client';

import { RefreshCw, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { ErrorMessage } from '@/components/ui/error-message';
import { Page, PageHeader } from '@/components/ui/page-header';
import type { Index } from '@/lib/indexes/schema';
import { AskIndex } from './ask-index';
import { BuildProgress } from './build-progress';
import { IndexFacts } from './index-facts';
import { IndexHealthCard } from './index-health';
import { IndexStatus } from './index-status';
import type { WorkspaceRef } from './types';
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
  const home = `/w/${encodeURIComponent(workspace.slug)}/indexes`;
  const building = index.status === 'building';
  const refreshButton = (
    <Button busy={refresh.isPending} onClick={() => refresh.mutate(undefined)}>
      <RefreshCw aria-hidden />
      {index.status === 'failed' ? 'Try again' : 'Refresh'}
    </Button>
  );
  return (
    <Page>
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
        {index.error ? (
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
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <div className="flex min-w-0 flex-col gap-5">
            <AskIndex
              workspace={workspace}
              index={index}
              mayAsk={mayRun || index.embedding.model.startsWith('builtin/')}
              mayMark={mayWrite}
            />
            {mayRun ? <IndexHealthCard workspace={workspace} index={index} /> : null}
          </div>
          <IndexFacts index={index} />
        </div>
      </div>
    </Page>
  );
}
