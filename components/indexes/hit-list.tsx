'use client';

import { BookOpen, SearchX } from 'lucide-react';
import { MarkHit } from '@/components/marking';
import { PassageCard, passageHref } from '@/components/passage';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import type { Hit, SearchResult } from '@/lib/retrieval/schema';
import { formatDuration } from './describe-index';
import { LeftOut } from './left-out';
import { scoreArithmetic } from './score-arithmetic';
import type { WorkspaceRef } from './types';

interface Props {
  workspace: WorkspaceRef;
  result: SearchResult;
  /** Whether hits can be kept as evidence. */
  mayMark: boolean;
  /** Opens a hit's document beside the hits. */
  onRead: (hit: Hit) => void;
}

/** What was found, best first, each opening its document at the passage. */
export function HitList({ workspace, result: { hits, timings, explanation, calls }, mayMark, onRead }: Props) {
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
        {timings.rerankMs >= 1 ? `, ${formatDuration(timings.rerankMs)} of it for reranking` : ''}
        {timings.embedMs >= 1 ? ` (${formatDuration(timings.embedMs)} for the question’s vector)` : ''}
      </p>
      <ol className="flex flex-col gap-3">
        {hits.map((hit) => (
          <li key={hit.chunkId}>
            <PassageCard
              passage={hit}
              href={passageHref(workspace.slug, hit)}
              note={
                <>
                  <IconButton label={`Read passage ${hit.rank} in its document`} onClick={() => onRead(hit)}>
                    <BookOpen aria-hidden />
                  </IconButton>
                  {mayMark ? <MarkHit workspace={workspace} hit={hit} /> : null}
                </>
              }
            />
            {explanation ? <Arithmetic lines={scoreArithmetic(hit, explanation)} rank={hit.rank} /> : null}
          </li>
        ))}
      </ol>
      {explanation ? <LeftOut explanation={explanation} calls={calls} /> : null}
    </div>
  );
}

/** How the fused score comes about, for who wants to know. */
function Arithmetic({ lines, rank }: { lines: string[] | null; rank: number }) {
  if (lines === null) return null;
  return (
    <details className="text-muted-foreground mt-1 px-3 text-xs">
      <summary className="min-h-6 cursor-pointer">How the score of passage {rank} comes about</summary>
      <ul className="tabular pb-1 font-mono">
        {lines.map((line) => (
          <li key={line} className="break-words">
            {line}
          </li>
        ))}
      </ul>
    </details>
  );
}
