import { templateVariables } from '@/lib/templates';
import type { Comparison, CreateComparison, Variant } from '@/lib/comparisons/schema';
import { MAX_INPUTS, MAX_VARIANTS } from '@/lib/comparisons/schema';
import type { PlaygroundColumn, PlaygroundSetup } from '@/lib/playground/schema';

export type SetupAction =
  | { type: 'set-question'; at: number; question: string }
  | { type: 'add-question' }
  | { type: 'remove-question'; at: number }
  | { type: 'set-variable'; name: string; value: string }
  | { type: 'add-column'; variant: Variant }
  | { type: 'duplicate-column'; id: string }
  | { type: 'remove-column'; id: string }
  | { type: 'move-column'; id: string; by: -1 | 1 }
  | { type: 'change-column'; id: string; variant: Variant }
  | { type: 'cap'; maxCostUsd: number | null }
  | { type: 'pin'; id: string | null }
  | { type: 'ran'; comparison: Comparison }
  | { type: 'replace'; setup: PlaygroundSetup };

/** A new column's id; unique in one browser window is enough. */
function columnId(): string {
  return `column-${Math.random().toString(36).slice(2, 10)}`;
}

/** The set-up after something was done to it. Pure but for the ids of new columns. */
export function changeSetup(setup: PlaygroundSetup, action: SetupAction): PlaygroundSetup {
  switch (action.type) {
    case 'set-question':
      return {
        ...setup,
        questions: setup.questions.map((question, at) => (at === action.at ? action.question : question)),
      };
    case 'add-question':
      return setup.questions.length >= MAX_INPUTS ? setup : { ...setup, questions: [...setup.questions, ''] };
    case 'remove-question':
      if (setup.questions.length <= 1) return { ...setup, questions: [''] };
      return { ...setup, questions: setup.questions.filter((_, at) => at !== action.at) };
    case 'set-variable':
      return { ...setup, variables: { ...setup.variables, [action.name]: action.value } };
    case 'add-column':
      return insert(setup, setup.columns.length, newColumn(action.variant));
    case 'duplicate-column': {
      const at = setup.columns.findIndex((column) => column.id === action.id);
      const column = setup.columns[at];
      return column ? insert(setup, at + 1, newColumn(withoutName(column.variant))) : setup;
    }
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
      return {
        ...setup,
        comparisonId: action.comparison.id,
        columns: setup.columns.map((column, at) => ({ ...column, ranAs: at, changed: false })),
      };
    case 'replace':
      return action.setup;
  }
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
  return {
    comparisonId: comparison.id,
    questions: comparison.inputs.map((input) => input.question),
    variables: Object.fromEntries(
      Object.entries(comparison.inputs[0]?.variables ?? {}).map(([name, value]) => [name, String(value)]),
    ),
    columns: comparison.variants.map(({ promptVersion: _, promptHash: __, includes: ___, ...variant }, at) => ({
      id: columnId(),
      variant,
      ranAs: at,
      changed: false,
    })),
    maxCostUsd: comparison.maxCostUsd,
    baseline: null,
  };
}

/** Why the set-up can't be run, in words, or null when it can. */
export function whyNotRun(setup: PlaygroundSetup): string | null {
  if (setup.columns.length === 0) return 'Add a column first.';
  if (setup.questions.every((question) => question.trim() === '')) return 'Write a question first.';
  return null;
}

/** The request that runs the set-up; empty rows are left out. */
export function toRequest(setup: PlaygroundSetup): CreateComparison {
  const variables = Object.fromEntries(Object.entries(setup.variables).filter(([, value]) => value !== ''));
  const hasVariables = Object.keys(variables).length > 0;
  return {
    inputs: setup.questions
      .map((question) => question.trim())
      .filter((question) => question !== '')
      .map((question) => (hasVariables ? { question, variables } : { question })),
    variants: setup.columns.map((column) => column.variant),
    ...(setup.maxCostUsd === null ? {} : { maxCostUsd: setup.maxCostUsd }),
  };
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
