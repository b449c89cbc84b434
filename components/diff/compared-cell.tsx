'use client';

import type { DiffUnit } from '@/lib/differences';
import { useEffect, useRef } from 'react';
import { DiffParts } from './diff-parts';
import { useDiff } from './use-diff';

interface ComparedCellProps {
  title: string;
  baseline: string;
  text: string;
  unit: DiffUnit;
  /** The change that is looked at in this text: -1 is its last, null none. */
  current: number | null;
  /** Says how many changes there are, once that is known. */
  onCounted: (changes: number) => void;
}

/** One answer against the baseline's, at its full length. */
export function ComparedCell({ title, baseline, text, unit, current, onCounted }: ComparedCellProps) {
  const frame = useRef<HTMLDivElement>(null);
  const diff = useDiff(baseline, text, unit);
  const changes = diff?.changes ?? 0;
  const at = current === null ? null : current < 0 ? changes - 1 : current;
  useEffect(() => {
    if (at === null || changes === 0) return;
    onCounted(changes);
    frame.current?.querySelector(`[data-change="${at}"]`)?.scrollIntoView({ block: 'center' });
  }, [at, changes, onCounted]);
  return (
    <div ref={frame} className="min-w-0 px-3 py-2.5">
      <h3 className="text-muted-foreground mb-1 flex flex-wrap items-baseline justify-between gap-x-2 text-xs font-medium">
        <span dir="auto">{title}</span>
        <span className="tabular font-normal">
          {baseline === text
            ? 'the same'
            : diff === null
              ? 'comparing…'
              : `${changes} ${changes === 1 ? 'change' : 'changes'}${diff.unit === unit ? '' : ', by lines'}`}
        </span>
      </h3>
      <div dir="auto" className="text-sm break-words whitespace-pre-wrap">
        {diff ? <DiffParts parts={diff.parts} current={at ?? -1} /> : text}
      </div>
    </div>
  );
}
