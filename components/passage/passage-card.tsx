'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useState, type ReactNode } from 'react';
import { findInstruction } from './find-instruction';
import { PassageSource } from './passage-source';
import { PassageStages } from './passage-stages';
import type { Passage } from './types';

interface PassageCardProps {
  passage: Passage;
  /** Where the document opens at the passage; without it nothing can be opened (in a share, say). */
  href?: string;
  /** Shows the whole text at once, however long it is. */
  whole?: boolean;
  selected?: boolean;
  /** Shown at the right end of the head, such as a warning. */
  note?: ReactNode;
  className?: string;
}

/** What is longer begins folded. */
const FOLDED_CHARACTERS = 700;
const FOLDED_LINES = 10;

const score = new Intl.NumberFormat('en-US', { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** One hit: rank, document, page, headings, text, score and stages. The text is shown as it is, never as markup. */
export function PassageCard({ passage, href, whole = false, selected = false, note, className }: PassageCardProps) {
  const [isOpen, setOpen] = useState(whole);
  const isLong = passage.text.length > FOLDED_CHARACTERS || passage.text.split('\n').length > FOLDED_LINES;
  const isFolded = isLong && !isOpen;
  const instruction = findInstruction(passage.text);
  return (
    <article
      aria-label={`Passage ${passage.rank} from ${passage.documentName}`}
      className={cn('bg-card rounded-lg border p-3', selected && 'border-primary ring-primary ring-1', className)}
    >
      <div className="mb-1.5 flex items-center gap-2">
        <span className="bg-primary-soft text-primary-text tabular flex size-5 shrink-0 items-center justify-center rounded text-xs font-semibold">
          {passage.rank}
        </span>
        {href === undefined ? (
          <PassageSource passage={passage} className="grow" />
        ) : (
          <Link
            href={href}
            className="flex min-h-6 min-w-0 grow items-center rounded underline-offset-2 hover:underline"
          >
            <PassageSource passage={passage} />
          </Link>
        )}
        {note}
        <span className="text-muted-foreground tabular shrink-0 text-xs" title="Score">
          {score.format(passage.score)}
        </span>
      </div>
      {instruction === null ? null : (
        <div className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
          <Badge tone="warning">
            <TriangleAlert aria-hidden /> Reads like an instruction
          </Badge>
          <q dir="auto" className="text-muted-foreground min-w-0 break-words">
            {instruction}
          </q>
        </div>
      )}
      <p dir="auto" className={cn('text-sm break-words whitespace-pre-wrap', isFolded && 'line-clamp-10')}>
        {/* Folded, empty lines would take the place of words. */}
        {isFolded ? passage.text.trim().replaceAll(/\n\s*\n/g, '\n') : passage.text}
      </p>
      {isLong && !whole ? (
        <Button
          size="sm"
          variant="link"
          className="mt-1 min-h-6"
          aria-expanded={isOpen}
          onClick={() => setOpen((open) => !open)}
        >
          {isOpen ? 'Show less' : 'Show the whole passage'}
        </Button>
      ) : null}
      <div className="mt-2">
        <PassageStages stages={passage.stages} />
      </div>
    </article>
  );
}
