'use client';

import { columnLetter, variantName } from '@/components/answers';
import { cn } from '@/components/ui/cn';
import type { PlaygroundColumn } from '@/lib/playground/schema';

interface ColumnTabsProps {
  columns: readonly PlaygroundColumn[];
  shown: number;
  blind: boolean;
  onShow: (at: number) => void;
}

/** On a phone the columns are tabs: one is shown at a time. */
export function ColumnTabs({ columns, shown, blind, onShow }: ColumnTabsProps) {
  return (
    <div role="group" aria-label="Columns" className="bg-card flex gap-1 overflow-x-auto border-b px-3 md:hidden">
      {columns.map((column, at) => (
        <button
          key={column.id}
          type="button"
          aria-pressed={at === shown}
          onClick={() => onShow(at)}
          className={cn(
            'h-10 max-w-40 shrink-0 truncate border-b-2 px-2 text-sm font-medium focus-visible:-outline-offset-2',
            at === shown ? 'border-primary text-foreground' : 'text-muted-foreground border-transparent',
          )}
        >
          {columnLetter(at)}
          {blind ? '' : ` · ${variantName(column.variant)}`}
        </button>
      ))}
    </div>
  );
}
