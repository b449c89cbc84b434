'use client';

import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { DiffUnit } from '@/lib/differences';
import { useRef, useState } from 'react';
import { DiffParts } from './diff-parts';
import { useDiff } from './use-diff';

interface TextDiffProps {
  before: string;
  after: string;
  /** What the two texts are called. */
  beforeLabel: string;
  afterLabel: string;
  defaultUnit?: DiffUnit;
  /** Shows the text in the typeface for code (prompts). */
  mono?: boolean;
  className?: string;
}

/** Two texts in one, with what was taken out and what was put in, and the way from change to change. */
export function TextDiff(props: TextDiffProps) {
  const { before, after, beforeLabel, afterLabel, defaultUnit = 'words', mono = false, className } = props;
  const [unit, setUnit] = useState<DiffUnit>(defaultUnit);
  const [current, setCurrent] = useState(-1);
  const frame = useRef<HTMLDivElement>(null);
  const diff = useDiff(before, after, unit);
  const changes = diff?.changes ?? 0;

  const goTo = (change: number) => {
    setCurrent(change);
    frame.current?.querySelector(`[data-change="${change}"]`)?.scrollIntoView({ block: 'center' });
  };
  return (
    <div className={cn('flex min-h-0 flex-col gap-2', className)}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-xs">
        <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            <span className="bg-removed text-removed-text rounded px-1 line-through">removed</span> {beforeLabel}
          </span>
          <span>
            <span className="bg-added text-added-text rounded px-1 underline">added</span> {afterLabel}
          </span>
        </span>
        <span className="grow" />
        <span role="status" className="text-muted-foreground tabular">
          {diff === null
            ? 'Comparing…'
            : changes === 0
              ? 'No changes'
              : `${current >= 0 ? `${current + 1} of ` : ''}${changes} ${changes === 1 ? 'change' : 'changes'}`}
        </span>
        <span className="flex">
          <IconButton
            label="Previous change"
            disabled={changes === 0}
            onClick={() => goTo(current <= 0 ? changes - 1 : current - 1)}
          >
            <ChevronUp />
          </IconButton>
          <IconButton
            label="Next change"
            disabled={changes === 0}
            onClick={() => goTo(current + 1 >= changes ? 0 : current + 1)}
          >
            <ChevronDown />
          </IconButton>
        </span>
        <SegmentedControl
          label="Compare by"
          value={unit}
          onValueChange={(next) => {
            setUnit(next);
            setCurrent(-1);
          }}
          options={[
            { value: 'words', label: 'Words' },
            { value: 'lines', label: 'Lines' },
          ]}
        />
      </div>
      {diff && diff.unit !== unit ? (
        <p className="text-muted-foreground text-xs">
          These texts are too different to compare by words; shown by lines.
        </p>
      ) : null}
      <div
        ref={frame}
        tabIndex={0}
        role="group"
        aria-label={`Difference between ${beforeLabel} and ${afterLabel}`}
        dir="auto"
        className={cn(
          'bg-card min-h-0 overflow-auto rounded-md border p-3 break-words whitespace-pre-wrap',
          mono ? 'font-mono text-xs' : 'text-sm',
        )}
      >
        {diff ? <DiffParts parts={diff.parts} current={current} /> : after}
      </div>
    </div>
  );
}
