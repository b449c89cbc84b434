'use client';

import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { isOwnVote, useJudge } from '@/components/judging';
import { useListKeys } from '@/components/shortcuts';
import type { Comparison } from '@/lib/comparisons/schema';
import type { PlaygroundColumn, PlaygroundRow, PlaygroundSetup } from '@/lib/playground/schema';
import { ArrowDown } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { AnswerRow, type AnswerActions } from './answer-row';
import type { Cells } from './cells';
import { ColumnHead } from './column-head';
import { ColumnTabs } from './column-tabs';
import { GridRows } from './grid-rows';
import { isAsked } from './plan-run';
import { RowBar } from './row-bar';
import type { SetupAction } from './setup';
import type { Waiting } from './use-comparison';
import { useFollowEnd } from './use-follow-end';
import type { Options } from './use-options';
import { useVisibleColumns } from './use-visible-columns';

interface AnswerGridProps extends AnswerActions {
  setup: PlaygroundSetup;
  /** Those of its columns that are not hidden. */
  columns: readonly PlaygroundColumn[];
  comparison: Comparison | null;
  cells: Cells;
  options: Options;
  /** Variables of the prompts that want a value. */
  variables: readonly string[];
  workspaceSlug: string;
  blind: boolean;
  canRun: boolean;
  running: boolean;
  waiting: ReadonlyMap<string, Waiting>;
  dispatch: (action: SetupAction) => void;
  onRunColumn: (id: string) => void;
  onStopColumn: (id: string) => void;
  onExpandColumn: (id: string) => void;
  onRunRow: (id: string) => void;
  onStopRow: (id: string) => void;
  /** What stands below the heads while there are no answers. */
  empty: ReactNode;
}

/** More cells than this are drawn only where they can be seen, each of one height. */
const WHOLE_CELLS = 60;

/** The columns side by side, scrolled together: heads, and a row of answers for each question. */
export function AnswerGrid(props: AnswerGridProps) {
  const { setup, columns, comparison, cells, options, blind, canRun, running, dispatch, empty } = props;
  const { rows } = setup;
  const [wanted, setShown] = useState(0);
  const shown = Math.min(wanted, Math.max(0, columns.length - 1));
  const [chosenRow] = useListKeys(rows.length);
  const judge = useJudge();
  const judgedRows = useMemo(
    () =>
      new Set(comparison?.votes.flatMap((vote) => (isOwnVote(judge, vote, vote.inputIndex) ? [vote.inputIndex] : []))),
    [comparison?.votes, judge],
  );
  const firstOpen = rows.findIndex(({ ranAs }) => ranAs !== null && !judgedRows.has(ranAs));
  const current = chosenRow >= 0 ? chosenRow : Math.max(0, firstOpen);
  const clipped = rows.length > 1 && rows.length * columns.length > WHOLE_CELLS;
  const { frame, content, behind, jumpToEnd } = useFollowEnd(running && rows.length === 1);
  const { from, to } = useVisibleColumns(frame, columns.length, clipped);
  const runnable = rows.some(({ question }) => question.trim() !== '');
  const template = {
    gridTemplateColumns: `repeat(${Math.max(1, columns.length)}, minmax(0, 1fr))`,
  };
  const [only] = rows;
  const before = rows.length === 1 && only && comparison !== null && !isAsked(only, setup, comparison);
  const askedBefore = before && only.ranAs !== null ? comparison.inputs[only.ranAs]?.question : undefined;
  const isEmpty = comparison === null && rows.length === 1;

  const rowAt = (row: PlaygroundRow, at: number) => (
    <section key={row.id} aria-label={`Row ${at + 1}`} data-selected={at === chosenRow || undefined}>
      {rows.length > 1 ? (
        <div className="sticky left-0 md:w-(--frame-width)">
          <RowBar
            row={row}
            number={at + 1}
            changed={row.ranAs !== null && comparison !== null && !isAsked(row, setup, comparison)}
            canRun={canRun}
            running={row.ranAs !== null && cells.liveRows.has(row.ranAs)}
            current={at === chosenRow}
            variables={props.variables}
            shared={setup.variables}
            onRun={props.onRunRow}
            onStop={props.onStopRow}
            dispatch={dispatch}
          />
        </div>
      ) : null}
      <div className="grid auto-rows-auto max-md:!grid-cols-1" style={template}>
        <AnswerRow
          comparison={comparison}
          cells={cells}
          row={row}
          number={at + 1}
          columns={columns}
          from={from}
          to={to}
          repeats={setup.repeats}
          workspaceSlug={props.workspaceSlug}
          blind={blind}
          canRun={canRun}
          clipped={clipped}
          current={at === current}
          waiting={props.waiting}
          shownColumn={shown}
          onInspect={props.onInspect}
          onCompare={props.onCompare}
          onRetry={props.onRetry}
          onStop={props.onStop}
          onVote={props.onVote}
          onRunCell={props.onRunCell}
        />
      </div>
    </section>
  );
  // A row's question stays in sight while its answers are scrolled sideways: it is as wide as what can be seen.
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const observer = new ResizeObserver(() => box.style.setProperty('--frame-width', `${box.clientWidth}px`));
    observer.observe(box);
    return () => observer.disconnect();
  }, [frame]);
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
          className="md:min-w-(--grid-width)"
          style={{ '--grid-width': `${columns.length * 19}rem` } as React.CSSProperties}
        >
          {blind ? (
            <p className="bg-card text-muted-foreground sticky top-0 z-10 border-b px-3 py-2.5 text-sm">
              Blind: columns are hidden and their order is shuffled in every row until you have judged it.
            </p>
          ) : (
            <div className="z-10 grid max-md:!grid-cols-1 md:sticky md:top-0" style={template}>
              {columns.map((column, at) => (
                <div
                  key={column.id}
                  data-column={column.id}
                  className={cn('bg-card min-w-0 border-b md:border-r', at !== shown && 'max-md:hidden')}
                >
                  <ColumnHead
                    column={column}
                    at={at}
                    count={columns.length}
                    options={options}
                    baseline={setup.baseline === column.id}
                    canRun={canRun}
                    running={column.ranAs !== null && cells.liveColumns.has(column.ranAs)}
                    runnable={runnable}
                    compared={comparison !== null}
                    onRun={props.onRunColumn}
                    onStop={props.onStopColumn}
                    onExpand={props.onExpandColumn}
                    dispatch={dispatch}
                  />
                </div>
              ))}
            </div>
          )}
          {isEmpty ? empty : null}
          {askedBefore === undefined ? null : (
            <div className="bg-sunken border-b px-3 py-2">
              <h3
                dir="auto"
                className="sticky left-3 w-fit max-w-[min(90vw,60rem)] text-sm font-medium break-words whitespace-pre-wrap"
              >
                {askedBefore}
              </h3>
            </div>
          )}
          {isEmpty ? null : <GridRows frame={frame} rows={rows} windowed={clipped} chosen={chosenRow} render={rowAt} />}
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
