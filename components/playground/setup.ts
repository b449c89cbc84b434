import { templateVariables } from '@/lib/templates';
import type { Comparison, Variant } from '@/lib/comparisons/schema';
import type { RunPlan } from './plan-run';
import { MAX_INPUTS, MAX_VARIANTS } from '@/lib/comparisons/schema';
import type { PlaygroundColumn, PlaygroundRow, PlaygroundSetup } from '@/lib/playground/schema';

/** A row that is pasted, or comes from a dataset. */
export interface NewRow {
  question: string;
  variables?: Record<string, string>;
}

export type SetupAction =
  | { type: 'set-question'; id: string; question: string }
  /** Rows that are empty give their place to them. */
  | { type: 'add-rows'; rows: readonly NewRow[] }
  | { type: 'remove-row'; id: string }
  /** For one row, or for all that have no value of their own. */
  | { type: 'set-variable'; name: string; value: string; row?: string }
  | { type: 'repeat'; repeats: number }
  | { type: 'add-column'; variant: Variant }
  /** Puts columns in the place of one; as many as there is room for. */
  | { type: 'expand-column'; id: string; variants: readonly Variant[] }
  | { type: 'hide-column'; id: string; hidden: boolean }
  | { type: 'duplicate-column'; id: string }
  | { type: 'remove-column'; id: string }
  | { type: 'move-column'; id: string; by: -1 | 1 }
  | { type: 'change-column'; id: string; variant: Variant }
  | { type: 'cap'; maxCostUsd: number | null }
  | { type: 'pin'; id: string | null }
  | { type: 'ran'; comparisonId: string; plan: RunPlan; sent: PlaygroundSetup }
  | { type: 'replace'; setup: PlaygroundSetup };

/** A new column's id; unique in one browser window is enough. */
function columnId(): string {
  return `column-${random()}`;
}

const random = () => Math.random().toString(36).slice(2, 10);

export function newRow({ question, variables }: NewRow, ranAs: number | null = null): PlaygroundRow {
  const values = variables && Object.keys(variables).length > 0 ? { variables } : {};
  return { id: `row-${random()}`, question, ...values, ranAs };
}

/** The set-up after something was done to it. Pure but for the ids of new columns. */
export function changeSetup(setup: PlaygroundSetup, action: SetupAction): PlaygroundSetup {
  switch (action.type) {
    case 'set-question':
      return withRow(setup, action.id, (row) => ({ ...row, question: action.question }));
    case 'add-rows': {
      const written = setup.rows.filter((row) => row.question.trim() !== '' || action.rows.every(isEmpty));
      const rows = [...written, ...action.rows.map((row) => newRow(row))].slice(0, MAX_INPUTS);
      return { ...setup, rows };
    }
    case 'remove-row': {
      const rows = setup.rows.filter(({ id }) => id !== action.id);
      return { ...setup, rows: rows.length === 0 ? [newRow({ question: '' })] : rows };
    }
    case 'set-variable': {
      const { name, value, row } = action;
      if (row === undefined) return { ...setup, variables: { ...setup.variables, [name]: value } };
      return withRow(setup, row, ({ variables, ...rest }) => {
        const values = Object.entries({ ...variables, [name]: value }).filter(([, text]) => text !== '');
        return values.length === 0 ? rest : { ...rest, variables: Object.fromEntries(values) };
      });
    }
    case 'repeat':
      return { ...setup, repeats: action.repeats };
    case 'add-column':
      return insert(setup, setup.columns.length, newColumn(action.variant));
    case 'duplicate-column': {
      const at = setup.columns.findIndex((column) => column.id === action.id);
      const column = setup.columns[at];
      return column ? insert(setup, at + 1, newColumn(withoutName(column.variant))) : setup;
    }
    case 'expand-column': {
      const at = setup.columns.findIndex((column) => column.id === action.id);
      const room = MAX_VARIANTS - setup.columns.length + 1;
      const columns = action.variants.slice(0, room).map((variant) => newColumn(variant));
      return at < 0 ? setup : { ...setup, columns: setup.columns.toSpliced(at, 1, ...columns) };
    }
    case 'hide-column':
      return {
        ...setup,
        columns: setup.columns.map((column) =>
          column.id === action.id ? { ...column, hidden: action.hidden } : column,
        ),
      };
    case 'remove-column':
      return {
        ...setup,
        columns: setup.columns.filter((column) => column.id !== action.id),
        baseline: setup.baseline === action.id ? null : setup.baseline,
      };
    case 'move-column':
      return { ...setup, columns: moved(setup.columns, action.id, action.by) };
    case 'change-column':
      return {
        ...setup,
        columns: setup.columns.map((column) =>
          column.id === action.id ? { ...column, variant: action.variant, changed: true } : column,
        ),
      };
    case 'cap':
      return { ...setup, maxCostUsd: action.maxCostUsd };
    case 'pin':
      return { ...setup, baseline: action.id };
    case 'ran':
      return afterRun(setup, action);
    case 'replace':
      return action.setup;
  }
}

const isEmpty = ({ question }: NewRow) => question.trim() === '';

function withRow(setup: PlaygroundSetup, id: string, change: (row: PlaygroundRow) => PlaygroundRow): PlaygroundSetup {
  return { ...setup, rows: setup.rows.map((row) => (row.id === id ? change(row) : row)) };
}

/** Columns and rows know where they stand in the comparison. What was changed while the run was being sent counts as changed. */
function afterRun(
  setup: PlaygroundSetup,
  { comparisonId, plan, sent }: Extract<SetupAction, { type: 'ran' }>,
): PlaygroundSetup {
  const isNew = plan.kind === 'new';
  const columns = new Map(plan.columns.map(({ id, index }) => [id, index]));
  const rows = new Map(plan.rows.map(({ id, index }) => [id, index]));
  const variants = new Map(sent.columns.map(({ id, variant }) => [id, variant]));
  return {
    ...setup,
    comparisonId,
    columns: setup.columns.map((column) => {
      const index = columns.get(column.id);
      if (index === undefined) return isNew ? { ...column, ranAs: null, changed: false } : column;
      return { ...column, ranAs: index, changed: variants.get(column.id) !== column.variant };
    }),
    rows: setup.rows.map((row) => ({ ...row, ranAs: rows.get(row.id) ?? (isNew ? null : row.ranAs) })),
  };
}

function newColumn(variant: Variant): PlaygroundColumn {
  return { id: columnId(), variant, ranAs: null, changed: false };
}

function insert(setup: PlaygroundSetup, at: number, column: PlaygroundColumn): PlaygroundSetup {
  if (setup.columns.length >= MAX_VARIANTS) return setup;
  return { ...setup, columns: setup.columns.toSpliced(at, 0, column) };
}

function withoutName(variant: Variant): Variant {
  const { name: _, ...rest } = variant;
  return rest;
}

function moved(columns: PlaygroundColumn[], id: string, by: -1 | 1): PlaygroundColumn[] {
  const from = columns.findIndex((column) => column.id === id);
  const to = from + by;
  const column = columns[from];
  if (!column || to < 0 || to >= columns.length) return columns;
  return columns.toSpliced(from, 1).toSpliced(to, 0, column);
}

/** The set-up that a comparison was run with, so that it can be changed and run again. */
export function setupOf(comparison: Comparison): PlaygroundSetup {
  const inputs = comparison.inputs.map(({ question, variables = {}, replaced }, index) => {
    const values = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
    return { question, values, index, replaced };
  });
  const present = inputs.filter(({ replaced }) => !replaced);
  // What all rows have in common is written once.
  const shared = Object.fromEntries(
    Object.entries(present[0]?.values ?? {}).filter(([name, value]) =>
      present.every(({ values }) => values[name] === value),
    ),
  );
  const own = (values: Record<string, string>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(shared, name)));
  return {
    comparisonId: comparison.id,
    rows: present.map(({ question, values, index }) => newRow({ question, variables: own(values) }, index)),
    variables: shared,
    columns: comparison.variants.flatMap(
      ({ promptVersion: _, promptHash: __, includes: ___, replaced, ...variant }, ranAs) =>
        replaced ? [] : [{ id: columnId(), variant, ranAs, changed: false }],
    ),
    repeats: comparison.repeats,
    maxCostUsd: comparison.maxCostUsd,
    baseline: null,
  };
}

/** Why the set-up can't be run, in words, or null when it can. */
export function whyNotRun(setup: PlaygroundSetup): string | null {
  if (setup.columns.length === 0) return 'Add a column first.';
  if (setup.columns.every(({ hidden }) => hidden)) return 'Show a column first.';
  if (setup.rows.every(isEmpty)) return 'Write a question first.';
  return null;
}

const FILLED_BY_THE_RUN = new Set(['question', 'context']);

/** The variables of messages that somebody has to give a value for, in the order in which they appear. */
export function variablesOf(messages: readonly { content: string }[]): string[] {
  return ownVariables(messages.flatMap(({ content }) => templateVariables(content)));
}

/** Of these variables, those that no run fills in by itself; each once. */
export function ownVariables(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => !FILLED_BY_THE_RUN.has(name));
}
