'use client';

import { cn } from '@/components/ui/cn';
import type { Passage } from '@/components/passage';
import { useDeferredValue, useMemo } from 'react';
import { CitationProvider } from './citation-context';
import { MarkdownBlock } from './markdown-block';
import { splitBlocks } from './split-blocks';

interface AnswerTextProps {
  /** Markdown that a model wrote. */
  text: string;
  passages?: readonly Passage[];
  citations?: readonly { hitRank: number; verified: boolean }[];
  hrefFor?: (passage: Passage) => string;
  /** The passages exist but are not shown, as in a share without them. */
  withheld?: boolean;
  /** Shows a caret at the end. */
  streaming?: boolean;
  className?: string;
}

const none: readonly never[] = [];

/**
 * Text from a model, safe to show: no HTML, no images, no links that open by themselves; `[n]` cites passage n. Not a live region:
 * whoever shows it announces its start and its end.
 */
export function AnswerText(props: AnswerTextProps) {
  const { text, passages = none, citations = none, hrefFor, withheld, streaming = false, className } = props;
  // Behind a fast stream the newest text may wait a frame, so that clicks don't.
  const shown = useDeferredValue(text);
  const blocks = useMemo(() => splitBlocks(shown), [shown]);
  const source = useMemo(
    () => ({
      passages,
      verified: new Map(citations.map((citation) => [citation.hitRank, citation.verified])),
      hrefFor,
      withheld,
    }),
    [passages, citations, hrefFor, withheld],
  );
  return (
    <CitationProvider value={source}>
      <div dir="auto" className={cn('text-base break-words', className)}>
        {blocks.map((block, at) => (
          <MarkdownBlock key={at} markdown={block} />
        ))}
        {streaming ? (
          <span aria-hidden className="animate-caret bg-primary inline-block h-4 w-1.5 align-text-bottom" />
        ) : null}
      </div>
    </CitationProvider>
  );
}
