'use client';

import { CircleHelp, Quote } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { SHORTCUTS, useShortcut } from '@/components/shortcuts';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Kbd } from '@/components/ui/kbd';
import { MarkDialog } from './mark-dialog';
import { selectedSpan } from './selected-span';
import type { MarkedPassage, MarkingWorkspace } from './types';

interface Props {
  workspace: MarkingWorkspace;
  document: { id: string; name: string };
  /** True for people who may not change datasets. */
  disabled: boolean;
  /** What `m` keeps where nothing is selected: the passage that was found or asked for. */
  fallback: { start: number; end: number; text: string } | null;
  /** Asks why what is selected (or found) was not among the hits of a search. */
  onWhyNot?: (selected: MarkedPassage) => void;
  /** The document's text, drawn in elements that carry their offsets. */
  children: ReactNode;
}

/** Offers to keep what is selected in a text as evidence of a question: by a button, or the key `m`. */
export function MarkSelection({ workspace, document: source, disabled, fallback, onWhyNot, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<MarkedPassage | null>(null);
  const [marking, setMarking] = useState<MarkedPassage | null>(null);
  const { id, name } = source;
  useEffect(() => {
    const look = () => {
      const span = frame.current && selectedSpan(frame.current, window.getSelection());
      setSelected((before) => {
        if (!span) return null;
        if (before?.start === span.start && before.end === span.end) return before;
        return { documentId: id, documentName: name, ...span };
      });
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [id, name]);
  const meant = selected ?? (fallback && { documentId: id, documentName: name, ...fallback });
  useShortcut({
    ...SHORTCUTS.keepEvidence,
    onPress: () => setMarking(meant),
    disabled: disabled || meant === null,
  });
  useShortcut({
    ...SHORTCUTS.whyNotFound,
    onPress: () => {
      if (meant) onWhyNot?.(meant);
    },
    disabled: !onWhyNot || meant === null,
  });
  return (
    <div ref={frame} className="relative h-full min-h-0">
      {children}
      {selected && !marking && (!disabled || onWhyNot) ? (
        <div className="bg-popover border-border-strong shadow-popup absolute inset-x-0 bottom-3 z-20 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] flex-wrap items-center gap-2 rounded-lg border p-1.5 pl-3">
          <span
            className={cn(
              'text-muted-foreground tabular hidden text-xs whitespace-nowrap',
              onWhyNot ? '2xl:inline' : 'sm:inline',
            )}
          >
            {selected.end - selected.start} characters
          </span>
          {disabled ? null : (
            <Button
              variant={onWhyNot ? 'outline' : 'primary'}
              size="sm"
              // Pressing must not take the selection away before it is read.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setMarking(selected)}
            >
              <Quote aria-hidden />
              This answers a question
              <Kbd>m</Kbd>
            </Button>
          )}
          {onWhyNot ? (
            <Button
              variant="primary"
              size="sm"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onWhyNot(selected)}
            >
              <CircleHelp aria-hidden />
              Why was it not found?
              <Kbd>w</Kbd>
            </Button>
          ) : null}
        </div>
      ) : null}
      {marking ? <MarkDialog workspace={workspace} passage={marking} onClose={() => setMarking(null)} /> : null}
    </div>
  );
}
