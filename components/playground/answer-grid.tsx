'use client';

import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { useListKeys } from '@/components/shortcuts';
import type { Comparison } from '@/lib/comparisons/schema';
import type { PlaygroundSetup } from '@/lib/playground/schema';
import { ArrowDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { AnswerRow, type AnswerActions } from './answer-row';
import { ColumnHead } from './column-head';
import { ColumnTabs } from './column-tabs';
import type { SetupAction } from './setup';
import type { Waiting } from './use-comparison';
import { useFollowEnd } from './use-follow-end';
import type { Options } from './use-options';

interface AnswerGridProps extends AnswerActions {
  setup: PlaygroundSetup;
  comparison: Comparison | null;
  options: Options;
  workspaceSlug: string;
  blind: boolean;
  canRun: boolean;
  running: boolean;
  waiting: ReadonlyMap<string, Waiting>;
  dispatch: (action: SetupAction) => void;
  onRunColumn: (ranAs: number) => void;
  onStopColumn: (ranAs: number) => void;
  /** What stands below the heads while there are no answers. */
  empty: ReactNode;
}

/** The columns side by side, scrolled together: heads, and a row of answers for each question. */
export function AnswerGrid(props: AnswerGridProps) {
  const { setup, comparison, options, workspaceSlug, blind, canRun, running, waiting, dispatch, empty } = props;
  const { columns } = setup;
  const [wanted, setShown] = useState(0);
  const shown = Math.min(wanted, Math.max(0, columns.length - 1));
  const rows = comparison?.inputs.length ?? 0;
  const [chosenRow] = useListKeys(rows);
  const firstOpen =
    comparison?.inputs.findIndex(
      (_, at) => !comparison.votes.some((vote) => vote.inputIndex === at && vote.shown.length === 0),
    ) ?? 0;
  const current = chosenRow >= 0 ? chosenRow : Math.max(0, firstOpen);
  const { frame, content, behind, jumpToEnd } = useFollowEnd(running && rows === 1);
  const asked = comparison?.inputs[0]?.question;
  const showQuestions = rows > 1 || (asked !== undefined && asked !== setup.questions[0]?.trim());
  const isLive = (ranAs: number | null) =>
    comparison?.answers.some(
      (answer) => answer.variantIndex === ranAs && (answer.status === 'running' || answer.status === 'queued'),
    ) ?? false;
  return (
    <div className="relative flex min-h-0 grow flex-col">
      <ColumnTabs columns={columns} shown={shown} blind={blind} onShow={setShown} />
      <div
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label="Columns and answers"
        className="min-h-0 grow overflow-auto focus-visible:-outline-offset-2"
      >
        <div
          ref={content}
          className="grid auto-rows-auto max-md:!grid-cols-1 md:min-w-(--grid-width)"
          style={
            {
              gridTemplateColumns: `repeat(${Math.max(1, columns.length)}, minmax(0, 1fr))`,
              '--grid-width': `${columns.length * 19}rem`,
            } as React.CSSProperties
          }
        >
          {blind ? (
            <p className="bg-card text-muted-foreground sticky top-0 z-10 col-span-full border-b px-3 py-2.5 text-sm">
              Blind: columns are hidden and their order is shuffled in every row until you have judged it.
            </p>
          ) : (
            columns.map((column, at) => {
              const { ranAs } = column;
              return (
                <div
                  key={column.id}
                  className={cn(
                    'bg-card z-10 min-w-0 border-b md:sticky md:top-0 md:border-r',
                    at !== shown && 'max-md:hidden',
                  )}
                >
                  <ColumnHead
                    column={column}
                    at={at}
                    count={columns.length}
                    options={options}
                    baseline={setup.baseline === column.id}
                    canRun={canRun}
                    running={isLive(ranAs)}
                    onRunAgain={
                      comparison !== null && ranAs !== null && !column.changed
                        ? () => props.onRunColumn(ranAs)
                        : undefined
                    }
                    onStop={() => ranAs !== null && props.onStopColumn(ranAs)}
                    dispatch={dispatch}
                  />
                </div>
              );
            })
          )}
          {comparison === null ? <div className="col-span-full">{empty}</div> : null}
          {comparison?.inputs.map((_, inputIndex) => (
            <AnswerRow
              key={inputIndex}
              comparison={comparison}
              inputIndex={inputIndex}
              columns={columns}
              workspaceSlug={workspaceSlug}
              blind={blind}
              canRun={canRun}
              showQuestion={showQuestions}
              current={inputIndex === current}
              waiting={waiting}
              shownColumn={shown}
              onInspect={props.onInspect}
              onCompare={props.onCompare}
              onRetry={props.onRetry}
              onStop={props.onStop}
              onVote={props.onVote}
            />
          ))}
        </div>
      </div>
      {behind ? (
        <Button
          size="sm"
          className="shadow-popup absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full max-md:hidden"
          onClick={jumpToEnd}
        >
          <ArrowDown aria-hidden />
          Jump to end
        </Button>
      ) : null}
    </div>
  );
}
