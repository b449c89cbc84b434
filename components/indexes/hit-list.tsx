'use client';

import { SearchX } from 'lucide-react';
import { MarkHit } from '@/components/marking';
import { PassageCard, passageHref } from '@/components/passage';
import { EmptyState } from '@/components/ui/empty-state';
import type { SearchResult } from '@/lib/retrieval/schema';
import { formatDuration } from './describe-index';
import type { WorkspaceRef } from './types';

interface Props {
  workspace: WorkspaceRef;
  result: SearchResult;
  /** Whether hits can be kept as evidence. */
  mayMark: boolean;
}

/** What was found, best first, each opening its document at the passage. */
export function HitList({ workspace, result: { hits, timings, explanation }, mayMark }: Props) {
  if (hits.length === 0) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="No passage was found"
        description={
          explanation && explanation.terms.length > 0
            ? `No chunk has any of: ${explanation.terms.join(', ')}. Dense search looks for what is near in meaning instead.`
            : 'The index holds nothing that could be compared with the question.'
        }
      />
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="text-muted-foreground tabular text-xs">
        {hits.length} {hits.length === 1 ? 'passage' : 'passages'} in {formatDuration(timings.totalMs)}
        {timings.embedMs >= 1 ? ` (${formatDuration(timings.embedMs)} for the question’s vector)` : ''}
      </p>
      <ol className="flex flex-col gap-3">
        {hits.map((hit) => (
          <li key={hit.chunkId}>
            <PassageCard
              passage={hit}
              href={passageHref(workspace.slug, hit)}
              note={mayMark ? <MarkHit workspace={workspace} hit={hit} /> : undefined}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
