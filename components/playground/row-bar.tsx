'use client';

import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import { Textarea } from '@/components/ui/textarea';
import type { PlaygroundRow } from '@/lib/playground/schema';
import { Play, Square, X } from 'lucide-react';
import { memo } from 'react';
import { RowVariables } from './row-variables';
import type { SetupAction } from './setup';

interface RowBarProps {
  row: PlaygroundRow;
  /** Counted from 1. */
  number: number;
  /** It asks something else than what was answered. */
  changed: boolean;
  canRun: boolean;
  running: boolean;
  /** The row that keys act on. */
  current: boolean;
  /** Variables of the columns' prompts that want a value. */
  variables: readonly string[];
  shared: Readonly<Record<string, string>>;
  onRun: (id: string) => void;
  onStop: (id: string) => void;
  dispatch: (action: SetupAction) => void;
}

/** A row's question above its answers: written here, run alone, taken away. */
export const RowBar = memo(function RowBar(props: RowBarProps) {
  const { row, number, changed, canRun, running, current, variables, shared, onRun, onStop, dispatch } = props;
  return (
    <div className={cn('bg-sunken flex items-start gap-1.5 border-b px-3 py-1.5', current && 'bg-accent')}>
      <span className="text-muted-foreground tabular w-6 shrink-0 pt-2 text-right text-xs">{number}</span>
      <Textarea
        autoGrow
        rows={1}
        aria-label={`Question ${number}`}
        placeholder="A question…"
        className="max-h-24 max-w-[60rem] text-sm font-medium"
        value={row.question}
        onChange={(event) => dispatch({ type: 'set-question', id: row.id, question: event.target.value })}
      />
      {changed ? (
        <Badge tone="warning" className="mt-1.5">
          changed
        </Badge>
      ) : null}
      {variables.length > 0 ? (
        <RowVariables row={row} number={number} variables={variables} shared={shared} dispatch={dispatch} />
      ) : null}
      {running ? (
        <IconButton label={`Stop question ${number}`} onClick={() => onStop(row.id)}>
          <Square />
        </IconButton>
      ) : canRun && row.question.trim() !== '' ? (
        <IconButton label={`Run question ${number}`} onClick={() => onRun(row.id)}>
          <Play />
        </IconButton>
      ) : null}
      <IconButton label={`Remove question ${number}`} onClick={() => dispatch({ type: 'remove-row', id: row.id })}>
        <X />
      </IconButton>
    </div>
  );
});
