'use client';

import { AnswerText } from '@/components/answer-text';
import { AnswerError, AnswerNumbers, formatDuration } from '@/components/answers';
import { passageHref, type Passage } from '@/components/passage';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import { IconButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/skeleton';
import { Spinner } from '@/components/ui/spinner';
import type { Answer } from '@/lib/answers/schema';
import { Diff, PanelRightOpen, RotateCcw, Square } from 'lucide-react';
import { memo, useCallback, useState } from 'react';
import type { Waiting } from './use-comparison';
import { WaitingFor } from './waiting-for';

interface AnswerCellProps {
  answer: Answer;
  workspaceSlug: string;
  /** Stands above the answer: its letter and, unless hidden, its column. */
  title: string;
  /** Numbers and sources would give a hidden column away. */
  blind: boolean;
  canRun: boolean;
  waiting: Waiting | undefined;
  won: boolean;
  /** Fills the height that it is given; its text scrolls by itself. */
  clipped?: boolean;
  /** Left out where there is nothing to open it in, or to compare it with. */
  onInspect?: (answer: Answer) => void;
  onCompare?: (answer: Answer) => void;
  onRetry: (answer: Answer) => void;
  onStop: (answer: Answer) => void;
}

const states = {
  queued: 'Waiting for its turn',
  running: 'Answering',
  done: '',
  failed: 'failed',
  stopped: 'stopped',
  incomplete: 'cut off',
} as const;

/** One answer: its text with citations, and its numbers. Drawn again only when it changed. */
export const AnswerCell = memo(function AnswerCell(props: AnswerCellProps) {
  const { answer, workspaceSlug, title, blind, canRun, waiting, won, clipped = false } = props;
  const { onInspect, onCompare, onRetry, onStop } = props;
  const hrefFor = useCallback((passage: Passage) => passageHref(workspaceSlug, passage), [workspaceSlug]);
  const live = answer.status === 'queued' || answer.status === 'running';
  // Who saw it being written stays at its end; reversed, the browser holds the end in sight by itself.
  const [sawWriting] = useState(answer.status === 'running');
  const bad = answer.status === 'failed' || answer.status === 'stopped' || answer.status === 'incomplete';
  return (
    <article
      aria-label={title}
      aria-busy={live}
      className={cn('flex h-full min-w-0 flex-col', won && 'bg-success-soft/50')}
    >
      <div className="flex min-h-8 items-center gap-1 px-3 pt-2">
        <span className="text-muted-foreground min-w-0 truncate text-xs font-medium">{title}</span>
        {bad ? (
          <Badge tone={answer.status === 'failed' ? 'destructive' : 'warning'}>{states[answer.status]}</Badge>
        ) : null}
        {won ? <Badge tone="success">preferred</Badge> : null}
        <span className="grow" />
        {live && canRun ? (
          <IconButton label={`Stop: ${title}`} size="xs" onClick={() => onStop(answer)}>
            <Square />
          </IconButton>
        ) : null}
        {!live && answer.text !== '' ? (
          <>
            {onCompare ? (
              <IconButton label={`Compare: ${title}`} size="xs" onClick={() => onCompare(answer)}>
                <Diff />
              </IconButton>
            ) : null}
            <CopyButton text={answer.text} label={`Copy: ${title}`} className="size-6" />
          </>
        ) : null}
        {onInspect && !blind ? (
          <IconButton label={`Inspect: ${title}`} size="xs" onClick={() => onInspect(answer)}>
            <PanelRightOpen />
          </IconButton>
        ) : null}
      </div>
      <div
        className={cn(
          'grow px-3 py-1.5',
          clipped ? 'min-h-0 overflow-y-auto' : 'min-h-24',
          clipped && sawWriting && 'flex flex-col-reverse',
        )}
        {...(clipped ? { tabIndex: 0, role: 'group', 'aria-label': `Text of ${title}` } : {})}
      >
        <div>
          {live && answer.text === '' ? <Beginning answer={answer} waiting={waiting} /> : null}
          {answer.text === '' ? null : (
            <AnswerText
              text={answer.text}
              passages={answer.hits}
              citations={answer.citations}
              hrefFor={hrefFor}
              streaming={answer.status === 'running'}
            />
          )}
          {answer.status === 'done' && answer.text === '' ? (
            <p className="text-muted-foreground text-sm">The model answered with nothing.</p>
          ) : null}
          {answer.error && !live ? (
            <div className="mt-2">
              <AnswerError
                error={answer.error}
                hasText={bad && answer.text !== ''}
                model={answer.model}
                actions={canRun ? <RetryButton onPress={() => onRetry(answer)} /> : undefined}
              />
            </div>
          ) : null}
          {bad && !answer.error && canRun ? (
            <div className="mt-2">
              <RetryButton onPress={() => onRetry(answer)} />
            </div>
          ) : null}
        </div>
      </div>
      {blind ? null : <AnswerNumbers answer={answer} live={live} className="mx-3 border-t py-2.5" />}
    </article>
  );
});

function RetryButton({ onPress }: { onPress: () => void }) {
  return (
    <Button size="sm" onClick={onPress}>
      <RotateCcw aria-hidden />
      Run again
    </Button>
  );
}

/** What goes on before the first word. Takes the room of a few lines, so that the words don't push the page about. */
function Beginning({ answer, waiting }: { answer: Answer; waiting: Waiting | undefined }) {
  if (waiting) return <WaitingFor waiting={waiting} />;
  const found = answer.timings.retrievalMs;
  const passages = answer.hits.length === 1 ? 'passage' : 'passages';
  return (
    <div>
      <p className="text-muted-foreground flex items-center gap-2 text-sm">
        {answer.status === 'running' ? <Spinner className="size-3.5" /> : null}
        {found === null || answer.status === 'queued'
          ? states[answer.status]
          : `${answer.hits.length} ${passages} in ${formatDuration(found)}, writing`}
      </p>
      <Skeleton className="mt-2.5 h-3 w-11/12" />
      <Skeleton className="mt-2 h-3 w-4/5" />
    </div>
  );
}
