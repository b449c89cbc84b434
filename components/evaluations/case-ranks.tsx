'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import Link from 'next/link';
import { useMemo, useRef } from 'react';
import { askHref } from '@/components/retrieval';
import { cn } from '@/components/ui/cn';
import type { EvaluatedCase, RanRetrieval, RetrievalEvaluation } from '@/lib/retrieval-evaluations/schema';
import { spread } from './measures';

interface Props {
  evaluation: RetrievalEvaluation;
  workspaceSlug: string;
  search: string;
}

/** A rank that no search returns: of what was missed. */
const BEYOND = 1_000;
const LONGEST_QUOTE = 1_500;

/** Each question with the rank of its passages in every retrieval, where they differ most first; a rank opens the passage's journey. */
export function CaseRanks({ evaluation, workspaceSlug, search }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const { retrievals } = evaluation;
  const rows = useMemo(() => {
    const sought = search.trim().toLowerCase();
    return (evaluation.cases ?? [])
      .filter(({ question, caseKey }) => sought === '' || `${question} ${caseKey ?? ''}`.toLowerCase().includes(sought))
      .map((row) => ({ row, differs: spread(row.ranks, BEYOND) }))
      .sort((a, b) => b.differs - a.differs)
      .map(({ row }) => row);
  }, [evaluation.cases, search]);
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler leaves this component alone, which is fine
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 56,
    overscan: 8,
    getItemKey: (index) => rows[index]?.caseId ?? index,
  });
  const columns = { gridTemplateColumns: `minmax(14rem, 1fr) repeat(${retrievals.length}, 7rem)` };
  return (
    <div
      ref={frame}
      role="table"
      aria-label="Ranks per question"
      aria-rowcount={rows.length + 1}
      tabIndex={0}
      className="bg-card shadow-small relative max-h-[60dvh] overflow-auto overscroll-contain rounded-lg border text-sm"
    >
      <div className="bg-card sticky top-0 z-10 w-max min-w-full border-b" role="rowgroup">
        <div role="row" className="grid" style={columns}>
          <div role="columnheader" className="text-muted-foreground px-3 py-2 text-xs font-medium">
            Question
          </div>
          {retrievals.map(({ name }, i) => (
            <div
              key={i}
              role="columnheader"
              dir="auto"
              title={name}
              className="text-muted-foreground line-clamp-2 px-2 py-2 text-right text-xs font-medium break-words"
            >
              {name}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="relative w-max min-w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              data-index={item.index}
              ref={virtualizer.measureElement}
              className="hover:bg-muted/60 absolute inset-x-0 top-0 grid border-b"
              style={{ ...columns, transform: `translateY(${item.start}px)` }}
            >
              <div
                role="cell"
                dir="auto"
                className="line-clamp-2 self-center px-3 py-2 break-words"
                title={row.question}
              >
                {row.question}
              </div>
              {retrievals.map((retrieval, i) => (
                <div key={i} role="cell" className="tabular flex flex-col items-end justify-center px-2 py-1">
                  <RankCell row={row} retrieval={retrieval} place={i} workspaceSlug={workspaceSlug} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RankCellProps {
  row: EvaluatedCase;
  retrieval: RanRetrieval;
  place: number;
  workspaceSlug: string;
}

function RankCell({ row, retrieval, place, workspaceSlug }: RankCellProps) {
  const error = row.errors[place];
  if (error) {
    return (
      <span className="text-destructive-text text-xs" title={error}>
        failed
      </span>
    );
  }
  const ranks = row.ranks[place];
  if (!ranks) return <span className="text-muted-foreground">not asked</span>;
  return ranks.map((rank, i) => (
    <Link
      key={i}
      href={journeyHref(workspaceSlug, retrieval, row, i)}
      aria-label={`${rank === null ? 'Not found' : `Rank ${rank}`} by ${retrieval.name}: show the journey of passage ${i + 1}`}
      className={cn(
        'inline-flex min-h-6 min-w-6 items-center justify-end rounded px-1 underline-offset-2 hover:underline',
        rank === null && 'text-destructive-text text-xs',
        rank === 1 && 'font-semibold',
      )}
    >
      {rank ?? 'not found'}
    </Link>
  ));
}

/** The search page of the index with this question, asked in just this way, and the passage that was expected. */
function journeyHref(
  workspaceSlug: string,
  { indexId, mode, topK, name: _, ...options }: RanRetrieval,
  { question, passages }: Pick<EvaluatedCase, 'question' | 'passages'>,
  passage: number,
): string {
  const { documentName, quote, place } = passages[passage] ?? { documentName: '', quote: null, place: null };
  const missing = quote === null ? place : { documentName, quote: quote.slice(0, LONGEST_QUOTE) };
  return askHref(workspaceSlug, indexId, { question, mode, topK, options, missing });
}
