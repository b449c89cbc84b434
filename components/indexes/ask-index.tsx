'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorMessage } from '@/components/ui/error-message';
import { Skeleton } from '@/components/ui/skeleton';
import type { Index } from '@/lib/indexes/schema';
import type { Ask } from '@/components/retrieval';
import type { Search as SearchRequest, SearchResult } from '@/lib/retrieval/schema';
import { AskForm } from './ask-form';
import type { Reading } from './document-beside';
import { HitList } from './hit-list';
import type { WorkspaceRef } from './types';
import { WhyNot } from './why-not';

interface Props {
  workspace: WorkspaceRef;
  index: Index;
  /** Without the right to ask models, an index of the built-in one can be searched. */
  mayAsk: boolean;
  mayMark: boolean;
  state: Ask;
  onChange: (state: Ask) => void;
  /** Opens a document beside the hits. */
  onRead: (reading: Reading) => void;
}

function toRequest({ question, mode, topK, options, missing }: Ask): SearchRequest {
  return { query: question, mode, topK, ...options, explain: true, ...(missing ? { expected: [missing] } : {}) };
}

/** Asks an index something and shows what it finds, and why it doesn't find something else. */
export function AskIndex({ workspace, index, mayAsk, mayMark, state, onChange, onRead }: Props) {
  const asked = state.question !== '' && index.searchable && mayAsk;
  const result = useQuery({
    queryKey: ['search', workspace.id, index.id, index.updatedAt, state],
    queryFn: ({ signal }) =>
      apiClient<SearchResult>(`/api/v1/indexes/${encodeURIComponent(index.id)}/search`, {
        workspace: workspace.id,
        body: toRequest(state),
        signal,
      }),
    enabled: asked,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
  if (!index.searchable) {
    return (
      <EmptyState
        icon={<Search />}
        title={
          index.status === 'failed' ? 'This index can’t be asked' : 'This index can be asked as soon as it is built'
        }
      />
    );
  }
  return (
    <section aria-label="Ask this index" className="flex min-w-0 flex-col gap-4">
      <AskForm
        key={`${state.question} ${state.mode} ${state.topK}`}
        workspaceId={workspace.id}
        state={state}
        busy={asked && result.isFetching}
        disabled={!mayAsk}
        onAsk={(asked) => onChange({ ...asked, missing: null })}
      />
      {result.error && !result.isFetching ? <SearchFailed error={result.error} /> : null}
      {asked && result.isPending ? <Waiting /> : null}
      {asked && result.data && !result.error ? (
        <>
          <HitList
            workspace={workspace}
            result={result.data}
            mayMark={mayMark}
            onRead={({ documentId, documentName, version, start, end }) =>
              onRead({ documentId, documentName, version, passage: { start, end } })
            }
          />
          <WhyNot
            key={JSON.stringify(state.missing)}
            workspace={workspace}
            collectionId={index.collectionId}
            ask={state}
            result={result.isPlaceholderData ? undefined : result.data}
            onAsk={(missing) => onChange({ ...state, missing })}
            onRead={onRead}
          />
        </>
      ) : null}
    </section>
  );
}

function SearchFailed({ error }: { error: Error }) {
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <ErrorMessage
      title={problem?.title ?? 'The index could not be asked'}
      remedy={error.message}
      {...(problem ? { details: `${problem.status} ${problem.code}: ${problem.detail}` } : {})}
    />
  );
}

function Waiting() {
  return (
    <div aria-busy className="flex flex-col gap-3">
      {[0, 1, 2].map((i) => (
        <Skeleton key={i} className="h-28" />
      ))}
    </div>
  );
}
