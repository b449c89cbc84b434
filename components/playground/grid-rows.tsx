'use client';

import type { PlaygroundRow } from '@/lib/playground/schema';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, type ReactNode, type RefObject } from 'react';

interface GridRowsProps {
  /** What scrolls. */
  frame: RefObject<HTMLDivElement | null>;
  rows: readonly PlaygroundRow[];
  /** Draws only the rows that can be seen. */
  windowed: boolean;
  /** The row that keys act on, which is kept in sight; -1 for none. */
  chosen: number;
  render: (row: PlaygroundRow, at: number) => ReactNode;
}

/** The rows of the table: of a long one only those that can be seen. */
export function GridRows({ frame, rows, windowed, chosen, render }: GridRowsProps) {
  if (windowed) return <WindowedRows frame={frame} rows={rows} chosen={chosen} render={render} />;
  return rows.map((row, at) => render(row, at));
}

/** A question, a cell's 16 rem, and the judgement below. */
const ROW_HEIGHT = 350;

function WindowedRows({ frame, rows, chosen, render }: Omit<GridRowsProps, 'windowed'>) {
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing that it answers is handed on to memoised components
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 2,
  });
  useEffect(() => {
    if (chosen >= 0) virtualizer.scrollToIndex(chosen, { align: 'center' });
  }, [chosen, virtualizer]);
  return (
    <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const row = rows[item.index];
        return row ? (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {render(row, item.index)}
          </div>
        ) : null;
      })}
    </div>
  );
}
