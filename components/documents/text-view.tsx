'use client';

import { OFFSET_ATTRIBUTE } from '@/components/marking';
import { cn } from '@/components/ui/cn';
import type { PageSpan } from '@/lib/documents/schema';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { blockAt, type Mark, stretches, textBlocks } from './text-blocks';
import { capitalised } from './format-facts';

interface Props {
  text: string;
  pages: readonly PageSpan[];
  /** What a marked page is called; null where they are not marked. */
  pageName: string | null;
  marks: readonly Mark[];
  /** Where to scroll; a new object scrolls again. */
  target: { offset: number } | null;
  label: string;
}

const MARK: Record<Mark['tone'], string> = {
  passage: 'bg-highlight text-highlight-foreground',
  found: 'bg-info-soft text-info-text',
  current: 'bg-primary text-primary-foreground',
};

/** A text of any length: only what is on the screen is drawn. Each line takes its own direction. */
export function TextView({ text, pages, pageName, marks, target, label }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const blocks = useMemo(() => textBlocks(text, pages), [text, pages]);
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler leaves this component alone, which is fine
  const virtualizer = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => 40 + ((blocks[index]?.end ?? 0) - (blocks[index]?.start ?? 0)) * 0.3,
    overscan: 3,
    paddingStart: pageName ? 0 : 16,
    paddingEnd: 24,
    getItemKey: (index) => blocks[index]?.start ?? index,
  });

  useEffect(() => {
    if (!target) return;
    const index = blockAt(blocks, target.offset);
    virtualizer.scrollToIndex(index, { align: 'start' });
    // The block is there after the next frames; then its mark is brought into the middle.
    let tries = 0;
    let frameId = 0;
    const centre = () => {
      const mark = frame.current?.querySelector(`[data-offset="${target.offset}"]`);
      if (mark) mark.scrollIntoView({ block: 'center' });
      if (++tries < (mark ? 4 : 30)) frameId = requestAnimationFrame(centre);
    };
    frameId = requestAnimationFrame(centre);
    return () => cancelAnimationFrame(frameId);
  }, [target, blocks, virtualizer]);

  return (
    <div
      ref={frame}
      tabIndex={0}
      role="region"
      aria-label={label}
      className="bg-card shadow-small h-full overflow-y-auto overscroll-contain rounded-lg border"
    >
      <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const block = blocks[item.index];
          if (!block) return null;
          let at = block.start;
          return (
            <div
              key={item.key}
              data-index={item.index}
              ref={virtualizer.measureElement}
              className="absolute inset-x-0 top-0 px-4 sm:px-8"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {pageName ? block.pages.map((page) => <PageMark key={page.number} page={page} name={pageName} />) : null}
              <div
                dir="auto"
                className="text-base leading-relaxed break-words whitespace-pre-wrap [unicode-bidi:plaintext]"
              >
                {stretches(text, block, marks).map((stretch) => {
                  const offset = at;
                  at += stretch.text.length;
                  const place = { [OFFSET_ATTRIBUTE]: offset };
                  if (stretch.tone === null) {
                    return (
                      <span key={offset} {...place}>
                        {stretch.text}
                      </span>
                    );
                  }
                  return (
                    <mark
                      key={offset}
                      {...place}
                      data-offset={offset}
                      className={cn('rounded-xs py-0.5', MARK[stretch.tone])}
                    >
                      {stretch.text}
                    </mark>
                  );
                })}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function PageMark({ page, name }: { page: PageSpan; name: string }) {
  return (
    <div className="text-muted-foreground flex items-center gap-3 pt-5 pb-3 text-xs select-none">
      <span className="tabular whitespace-nowrap">
        {capitalised(name)} {page.number}
        {page.start === page.end ? ' (no text)' : ''}
      </span>
      <span aria-hidden className="bg-border h-px grow" />
    </div>
  );
}
