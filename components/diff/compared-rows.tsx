'use client';

import { cn } from '@/components/ui/cn';
import type { DiffUnit } from '@/lib/differences';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { ComparedCell } from './compared-cell';
import type { ComparedRow, DifferencePlace } from './difference-rows';

interface ComparedRowsProps {
  rows: readonly ComparedRow[];
  /** Of the columns, by their place. */
  titles: ReadonlyMap<number, string>;
  unit: DiffUnit;
  repeats: number;
  place: DifferencePlace | null;
  onCounted: (changes: number) => void;
}

const noCount = () => undefined;

/** The rows with their texts, of which only those on the screen are compared and drawn. */
export function ComparedRows({ rows, titles, unit, repeats, place, onCounted }: ComparedRowsProps) {
  const frame = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler leaves this component alone, which is fine
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 240,
    overscan: 2,
    getItemKey: (index) => `${rows[index]?.inputIndex} ${rows[index]?.repeat}`,
  });
  const row = place?.row;
  useEffect(() => {
    if (row !== undefined) virtualizer.scrollToIndex(row, { align: 'start' });
  }, [row, virtualizer]);
  return (
    <div
      ref={frame}
      role="list"
      aria-label="Rows"
      tabIndex={0}
      className="h-[75dvh] overflow-auto overscroll-contain rounded-lg border"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const shown = rows[item.index];
          if (!shown) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              role="listitem"
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className="bg-card absolute inset-x-0 top-0 border-b"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <h2
                dir="auto"
                className="bg-sunken border-b px-3 py-2 text-sm font-medium break-words whitespace-pre-wrap"
              >
                {shown.question}
                {repeats > 1 ? <span className="text-muted-foreground"> · repeat {shown.repeat + 1}</span> : null}
              </h2>
              <div
                className={cn('grid grid-cols-1 divide-y md:divide-x md:divide-y-0', columnsClass(shown.cells.length))}
              >
                {shown.cells.map((cell, at) => {
                  const title = titles.get(cell.variantIndex) ?? '';
                  if (cell.text === null || shown.baseline === null) {
                    return (
                      <p key={cell.variantIndex} className="text-muted-foreground px-3 py-2.5 text-sm">
                        {title}: {cell.text === null ? 'no answer' : 'the baseline has no answer'}
                      </p>
                    );
                  }
                  const current = place?.row === item.index && place.cell === at ? place.change : null;
                  return (
                    <ComparedCell
                      key={cell.variantIndex}
                      title={title}
                      baseline={shown.baseline}
                      text={cell.text}
                      unit={unit}
                      current={current}
                      onCounted={current === null ? noCount : onCounted}
                    />
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

function columnsClass(cells: number): string {
  if (cells === 1) return '';
  return cells === 2 ? 'md:grid-cols-2' : 'md:grid-cols-2 xl:grid-cols-3';
}
