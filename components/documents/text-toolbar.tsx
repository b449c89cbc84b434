'use client';

import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import type { PageSpan } from '@/lib/documents/schema';
import { ChevronDown, ChevronUp, Highlighter, Search } from 'lucide-react';
import { capitalised, formatCount } from './format-facts';
import { MOST_MATCHES } from './find-in-text';

interface Props {
  query: string;
  onQuery: (query: string) => void;
  matches: number;
  /** Index of the match shown, or -1. */
  current: number;
  onStep: (by: 1 | -1) => void;
  pages: readonly PageSpan[] | null;
  /** What a page is called: a slide, a sheet. */
  pageName?: string | undefined;
  onPage: (page: PageSpan) => void;
  /** Goes back to the passage that the address names; null when it names none. */
  onPassage: (() => void) | null;
}

/** Find in the text, go to a page, and back to the passage: the browser's own search sees only what is drawn. */
export function TextToolbar({
  query,
  onQuery,
  matches,
  current,
  onStep,
  pages,
  pageName = 'page',
  onPage,
  onPassage,
}: Props) {
  const count = matches >= MOST_MATCHES ? `${formatCount(MOST_MATCHES)}+` : formatCount(matches);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="relative min-w-0 grow basis-48 sm:max-w-72">
        <Search
          className="text-muted-foreground pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2"
          aria-hidden
        />
        <Input
          type="search"
          aria-label="Find in the text"
          placeholder="Find in the text"
          className="pl-8"
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onStep(event.shiftKey ? -1 : 1);
          }}
        />
      </div>
      {query.trim() === '' ? null : (
        <div className="flex items-center gap-1">
          <span role="status" className="text-muted-foreground tabular text-xs whitespace-nowrap">
            {matches === 0 ? 'Not found' : `${formatCount(current + 1)} of ${count}`}
          </span>
          <IconButton label="Previous match" disabled={matches === 0} onClick={() => onStep(-1)}>
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton label="Next match" disabled={matches === 0} onClick={() => onStep(1)}>
            <ChevronDown aria-hidden />
          </IconButton>
        </div>
      )}
      {onPassage ? (
        <IconButton label="Back to the passage" variant="outline" size="md" onClick={onPassage}>
          <Highlighter aria-hidden />
        </IconButton>
      ) : null}
      {pages && pages.length > 1 ? (
        <label className="text-muted-foreground ml-auto flex items-center gap-2 text-xs whitespace-nowrap">
          {capitalised(pageName)}
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            max={pages.length}
            placeholder="1"
            className="w-18"
            onChange={(event) => {
              const page = pages[Number(event.target.value) - 1];
              if (page) onPage(page);
            }}
          />
          of {formatCount(pages.length)}
        </label>
      ) : null}
    </div>
  );
}
