import type { AddAnswers, Comparison, CreateComparison } from '@/lib/comparisons/schema';
import type { PlaygroundColumn, PlaygroundRow, PlaygroundSetup } from '@/lib/playground/schema';
import { cellsOf, lacking, type Cells } from './cells';
import { inputOf } from './row-input';

/** Which columns and rows are to be run, by their ids in the set-up; all that are shown unless told. */
export interface Scope {
  columns?: readonly string[];
  rows?: readonly string[];
}

/** Where a column or row of the set-up stands in the comparison once the run has begun. */
interface Placed {
  id: string;
  index: number;
}

interface Placing {
  columns: Placed[];
  rows: Placed[];
  calls: number;
}

/** What a press of a run button asks the server for. */
export type RunPlan =
  /** Nothing that is on the screen can be kept: a comparison of its own. */
  | (Placing & { kind: 'new'; request: CreateComparison })
  /** What is answered stays; the rest is asked for in the same comparison. */
  | (Placing & { kind: 'add'; comparisonId: string; request: AddAnswers });

/**
 * Decides what has to be asked. Columns and rows that did not change since they were run keep their answers, and only what is
 * missing is asked for; where nothing is, everything is asked anew, as another comparison.
 *
 * @returns null where there is nothing to ask
 */
export function planRun(
  setup: PlaygroundSetup,
  comparison: Comparison | null,
  scope: Scope = {},
  cells: Cells = cellsOf(comparison?.answers ?? []),
): RunPlan | null {
  const columns = setup.columns.filter(({ id, hidden }) => (scope.columns ? scope.columns.includes(id) : !hidden));
  const rows = setup.rows.filter(({ id, question }) => question.trim() !== '' && (scope.rows?.includes(id) ?? true));
  if (columns.length === 0 || rows.length === 0) return null;
  const isKept =
    comparison !== null && setup.columns.some(wasRun) && setup.rows.some((row) => isAsked(row, setup, comparison));
  if (!isKept) return planNew(setup, columns, rows);
  const plan = planAddition(setup, comparison, columns, rows, cells);
  if (plan.calls > 0) return plan;
  return scope.columns || scope.rows ? null : planNew(setup, columns, rows);
}

/** Whether a column stands for what it was run as. */
export const wasRun = (column: PlaygroundColumn): boolean => column.ranAs !== null && !column.changed;

/** Whether a row asks what it asked when it was run. */
export function isAsked(row: PlaygroundRow, setup: PlaygroundSetup, comparison: Comparison): boolean {
  const asked = row.ranAs === null ? undefined : comparison.inputs[row.ranAs];
  if (!asked || asked.replaced) return false;
  const now = inputOf(row, setup.variables);
  const [values, before] = [now.variables ?? {}, asked.variables ?? {}];
  const names = new Set([...Object.keys(values), ...Object.keys(before)]);
  return asked.question === now.question && [...names].every((name) => values[name] === String(before[name] ?? ''));
}

function planNew(setup: PlaygroundSetup, columns: PlaygroundColumn[], rows: PlaygroundRow[]): RunPlan {
  return {
    kind: 'new',
    request: {
      inputs: rows.map((row) => inputOf(row, setup.variables)),
      variants: columns.map(({ variant }) => variant),
      ...(setup.repeats > 1 ? { repeats: setup.repeats } : {}),
      ...(setup.maxCostUsd === null ? {} : { maxCostUsd: setup.maxCostUsd }),
    },
    columns: columns.map(({ id }, index) => ({ id, index })),
    rows: rows.map(({ id }, index) => ({ id, index })),
    calls: columns.length * rows.length * setup.repeats,
  };
}

function planAddition(
  setup: PlaygroundSetup,
  comparison: Comparison,
  columns: PlaygroundColumn[],
  rows: PlaygroundRow[],
  cells: Cells,
): RunPlan {
  const newColumns = columns.filter((column) => !wasRun(column));
  const newRows = rows.filter((row) => !isAsked(row, setup, comparison));
  const place = <Item extends { id: string; ranAs: number | null }>(items: Item[], fresh: Item[], from: number) =>
    items.map((item) => {
      const at = fresh.indexOf(item);
      return { id: item.id, index: at < 0 ? (item.ranAs ?? 0) : from + at };
    });
  const placedColumns = place(columns, newColumns, comparison.variants.length);
  const placedRows = place(rows, newRows, comparison.inputs.length);
  let calls = 0;
  for (const row of placedRows) {
    for (const column of placedColumns) calls += lacking(cells.at(row.index, column.index), setup.repeats);
  }
  const old = (items: { ranAs: number | null }[], there: readonly { replaced?: true | undefined }[]) =>
    items.flatMap(({ ranAs }) => (ranAs !== null && there[ranAs] && !there[ranAs].replaced ? [ranAs] : []));
  return {
    kind: 'add',
    comparisonId: comparison.id,
    request: {
      variants: newColumns.map(({ variant }) => variant),
      inputs: newRows.map((row) => inputOf(row, setup.variables)),
      replaces: { variants: old(newColumns, comparison.variants), inputs: old(newRows, comparison.inputs) },
      only: { variants: placedColumns.map(({ index }) => index), inputs: placedRows.map(({ index }) => index) },
      repeats: setup.repeats,
      maxCostUsd: setup.maxCostUsd,
    },
    columns: placedColumns,
    rows: placedRows,
    calls,
  };
}
