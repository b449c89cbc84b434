import type { Keys } from './match-shortcut';

interface Known {
  keys: Keys;
  label: string;
  group: string;
}

/** The shortcuts of single screens, so that the list behind `?` names them wherever it is opened. */
export const SHORTCUTS = {
  nextRow: { keys: 'j', label: 'Next row', group: 'Lists' },
  previousRow: { keys: 'k', label: 'Previous row', group: 'Lists' },
  runAll: { keys: 'mod+Enter', label: 'Run all columns', group: 'Playground' },
  runColumn: { keys: 'r', label: 'Run the column', group: 'Playground' },
  addColumn: { keys: 'c', label: 'Add a column', group: 'Playground' },
  duplicateColumn: { keys: 'd', label: 'Duplicate the column', group: 'Playground' },
  expandColumn: { keys: 'e', label: 'Expand the column', group: 'Playground' },
  hideColumn: { keys: 'h', label: 'Hide the column', group: 'Playground' },
  moveColumnLeft: { keys: '[', label: 'Move the column left', group: 'Playground' },
  moveColumnRight: { keys: ']', label: 'Move the column right', group: 'Playground' },
  addQuestion: { keys: 'n', label: 'Add a question', group: 'Playground' },
  addQuestions: { keys: 'a', label: 'Add many questions', group: 'Playground' },
  saveVersion: { keys: 'mod+s', label: 'Save a version', group: 'Prompt' },
  keepEvidence: { keys: 'm', label: 'Keep the selected passage as evidence', group: 'Document' },
  whyNotFound: { keys: 'w', label: 'Ask why the selected passage was not found', group: 'Document' },
} as const satisfies Record<string, Known>;

/** Heard by the window that is open, or made anew for each question. */
const OTHERS: readonly Known[] = [
  { keys: 'Esc', label: 'Close what is open', group: 'Everywhere' },
  { keys: 'Enter', label: 'Open the row', group: 'Lists' },
  { keys: '1', label: 'Best answer: the first', group: 'Judging' },
  { keys: '2', label: 'Best answer: the second', group: 'Judging' },
  { keys: '3', label: 'Equally good', group: 'Judging' },
  { keys: '4', label: 'None is good', group: 'Judging' },
];

/** Every shortcut there is: those heard at the moment in their own words, and the others. Each once, by group. */
export function listShortcuts(heard: readonly Known[]): Map<string, Known[]> {
  const everywhere = heard.filter(({ group }) => group === 'Everywhere' || group === 'Go to');
  const all = [...everywhere, ...heard, ...Object.values(SHORTCUTS), ...OTHERS];
  const once = all.filter(({ keys }, at) => all.findIndex((other) => other.keys === keys) === at);
  return Map.groupBy(once, ({ group }) => group);
}
