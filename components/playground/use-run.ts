'use client';

import type { Answer } from '@/lib/answers/schema';
import type { Comparison } from '@/lib/comparisons/schema';
import type { PlaygroundSetup } from '@/lib/playground/schema';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { cellsOf, isLive, type Cells } from './cells';
import { planRun, wasRun, type RunPlan, type Scope } from './plan-run';
import { whyNotRun, type SetupAction } from './setup';
import type { Actions } from './use-actions';

interface Run {
  cells: Cells;
  /** What “Run all” would ask for; null where there is nothing, or it can't be said while answers come. */
  plan: RunPlan | null;
  /** Columns or rows came, or were changed, since what is running was begun. */
  hasNews: boolean;
  runAll: () => void;
  runColumn: (id: string) => void;
  stopColumn: (id: string) => void;
  runRow: (id: string) => void;
  stopRow: (id: string) => void;
  runCell: (columnId: string, rowId: string) => void;
  retry: (answer: Answer) => void;
  stop: (answer: Answer) => void;
  stopAll: () => void;
}

interface UseRunOptions {
  setup: PlaygroundSetup;
  comparison: Comparison | null;
  running: boolean;
  canRun: boolean;
  actions: Actions;
  dispatch: (action: SetupAction) => void;
  /** Shows what was begun; `address` where it is another comparison. */
  onBegun: (comparison: Comparison, isOther: boolean) => void;
}

/** Runs all that is missing, or a column, row or cell alone. The functions stay the same from one drawing to the next. */
export function useRun(options: UseRunOptions): Run {
  const { setup, comparison, running, canRun } = options;
  const answers = comparison?.answers;
  const cells = useMemo(() => cellsOf(answers ?? []), [answers]);
  const plan = useMemo(
    () => (running || !canRun ? null : planRun(setup, comparison, {}, cells)),
    [running, canRun, setup, comparison, cells],
  );
  const latest = useRef({ ...options, cells });
  useEffect(() => {
    latest.current = { ...options, cells };
  });

  const run = useCallback(async (scope: Scope): Promise<boolean> => {
    const { setup: sent, comparison: shown, cells: known, actions, ...now } = latest.current;
    if (!now.canRun || actions.starting || whyNotRun(sent) !== null) return true;
    const wanted = planRun(sent, shown, scope, known);
    if (wanted === null) return false;
    // A comparison that is being made would go on unseen.
    if (wanted.kind === 'new' && now.running) return true;
    const begun = await actions.run(wanted);
    if (begun === null) return true;
    now.dispatch({ type: 'ran', comparisonId: begun.id, plan: wanted, sent });
    now.onBegun(begun, wanted.kind === 'new');
    return true;
  }, []);

  const functions = useMemo<Omit<Run, 'cells' | 'plan' | 'hasNews'>>(() => {
    const shown = (result: Comparison | null) => result && latest.current.onBegun(result, false);
    const these = (of: (answer: Answer) => boolean) => (latest.current.comparison?.answers ?? []).filter(of);
    const ranAs = (items: readonly { id: string; ranAs: number | null }[], id: string) =>
      items.find((item) => item.id === id)?.ranAs ?? -1;
    const ask = (what: 'retry' | 'stop', found: readonly Answer[]) => {
      const { comparison: of, actions } = latest.current;
      if (of && found.length > 0)
        void actions[what](
          of.id,
          found.map(({ id }) => id),
        ).then(shown);
    };
    const inColumn = (id: string) => {
      const index = ranAs(latest.current.setup.columns, id);
      return (answer: Answer) => answer.variantIndex === index;
    };
    const inRow = (id: string) => {
      const index = ranAs(latest.current.setup.rows, id);
      return (answer: Answer) => answer.inputIndex === index;
    };
    /** Rows and columns that are on the screen: what was taken away is not asked again. */
    const isShown = (answer: Answer) =>
      latest.current.setup.rows.some((row) => row.ranAs === answer.inputIndex) &&
      latest.current.setup.columns.some((column) => !column.hidden && column.ranAs === answer.variantIndex);
    const runOrRetry = (scope: Scope, of: (answer: Answer) => boolean) =>
      void run(scope).then(
        (asked) =>
          asked ||
          ask(
            'retry',
            these((answer) => of(answer) && isShown(answer)),
          ),
      );
    return {
      runAll: () => void run({}),
      runColumn: (id) => runOrRetry({ columns: [id] }, inColumn(id)),
      stopColumn: (id) => ask('stop', these(inColumn(id)).filter(isLive)),
      runRow: (id) => runOrRetry({ rows: [id] }, inRow(id)),
      stopRow: (id) => ask('stop', these(inRow(id)).filter(isLive)),
      runCell: (columnId, rowId) => void run({ columns: [columnId], rows: [rowId] }),
      retry: (answer) => ask('retry', [answer]),
      stop: (answer) => ask('stop', [answer]),
      stopAll: () => {
        const { comparison: of, actions } = latest.current;
        if (of) void actions.stop(of.id, null).then(shown);
      },
    };
  }, [run]);
  const hasNews =
    running &&
    (setup.columns.some((column) => !column.hidden && !wasRun(column)) ||
      setup.rows.some(({ ranAs: at }) => at === null));
  return { ...functions, cells, plan, hasNews };
}
