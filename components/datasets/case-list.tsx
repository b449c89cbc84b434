'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Checkbox } from '@/components/ui/checkbox';
import type { Case } from '@/lib/datasets/schema';

interface Props {
  cases: readonly Case[];
  total: number;
  onMore: () => void;
  openId: string | null;
  onOpen: (id: string) => void;
  /** Null where nothing can be chosen. */
  selected: ReadonlySet<string> | null;
  onSelect: (id: string, selected: boolean) => void;
}

/** The cases, of which only those on the screen are drawn. `j` and `k` go through them, Enter opens. */
export function CaseList({ cases, total, onMore, openId, onOpen, selected, onSelect }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler leaves this component alone, which is fine
  const virtualizer = useVirtualizer({
    count: cases.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 64,
    overscan: 8,
    getItemKey: (index) => cases[index]?.id ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (cases.length < total && last >= cases.length - 20) onMore();
  }, [cases.length, total, last, onMore]);

  const go = (from: number, by: 1 | -1) => {
    const next = Math.min(cases.length - 1, Math.max(0, from + by));
    virtualizer.scrollToIndex(next);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  };
  return (
    <div
      ref={frame}
      role="list"
      aria-label="Questions"
      tabIndex={0}
      className="bg-card shadow-small h-[65dvh] overflow-y-auto overscroll-contain rounded-lg border"
    >
      <div className="relative w-full" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = cases[item.index];
          if (!row) return null;
          return (
            <div
              key={item.key}
              role="listitem"
              aria-setsize={total}
              aria-posinset={item.index + 1}
              data-index={item.index}
              ref={virtualizer.measureElement}
              className={cn(
                'absolute inset-x-0 top-0 flex items-start gap-3 border-b px-3 py-2.5',
                openId === row.id ? 'bg-primary-soft' : 'hover:bg-muted/60',
              )}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {selected ? (
                <Checkbox
                  className="mt-1"
                  aria-label={`Choose “${row.input.question.slice(0, 80)}”`}
                  checked={selected.has(row.id)}
                  onCheckedChange={(checked) => onSelect(row.id, checked)}
                />
              ) : null}
              <button
                type="button"
                data-row={item.index}
                className="min-h-6 min-w-0 grow rounded text-left"
                onClick={() => onOpen(row.id)}
                onKeyDown={(event) => {
                  if (event.key === 'j' || event.key === 'ArrowDown') go(item.index, 1);
                  else if (event.key === 'k' || event.key === 'ArrowUp') go(item.index, -1);
                  else return;
                  event.preventDefault();
                }}
              >
                <span dir="auto" className="line-clamp-2 text-sm font-medium break-words">
                  {row.input.question}
                </span>
                {row.expected !== null ? (
                  <span dir="auto" className="text-muted-foreground line-clamp-1 text-xs break-words">
                    {typeof row.expected === 'string' ? row.expected : JSON.stringify(row.expected)}
                  </span>
                ) : null}
              </button>
              <div className="flex max-w-[40%] shrink-0 flex-wrap justify-end gap-1">
                {row.tags.slice(0, 3).map((tag) => (
                  <Badge key={tag} tone="outline" className="hidden sm:inline-flex">
                    {tag}
                  </Badge>
                ))}
                <EvidenceBadge evidence={row.evidence} />
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function EvidenceBadge({ evidence }: Pick<Case, 'evidence'>) {
  const lost = evidence.filter(({ found }) => !found).length;
  if (lost > 0) return <Badge tone="warning">{lost} not found</Badge>;
  if (evidence.length === 0) return <Badge>no evidence</Badge>;
  return <Badge tone="success">{evidence.length === 1 ? '1 passage' : `${evidence.length} passages`}</Badge>;
}
