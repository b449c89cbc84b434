'use client';

import { SHORTCUTS, useShortcut } from '@/components/shortcuts';
import { MAX_VARIANTS } from '@/lib/comparisons/schema';
import type { PlaygroundColumn, PlaygroundSetup } from '@/lib/playground/schema';
import { columnUnderFocus } from './column-under-focus';
import type { SetupAction } from './setup';

interface PlaygroundKeys {
  setup: PlaygroundSetup;
  columns: readonly PlaygroundColumn[];
  canRun: boolean;
  run: { runAll: () => void; runColumn: (id: string) => void };
  dispatch: (action: SetupAction) => void;
  onAddColumn: () => void;
  onAddRows: () => void;
  onExpand: (columnId: string) => void;
}

/** What can be done in the playground without a mouse. Keys for a column act on the one that has the focus, else on the last. */
export function usePlaygroundKeys(options: PlaygroundKeys): void {
  const { setup, columns, canRun, run, dispatch, onAddColumn, onAddRows, onExpand } = options;
  const full = setup.columns.length >= MAX_VARIANTS;
  const ofColumn = (act: (id: string) => void) => () => {
    const id = columnUnderFocus() ?? columns.at(-1)?.id;
    if (id !== undefined) act(id);
  };
  const change = (action: (id: string) => SetupAction) => ofColumn((id) => dispatch(action(id)));
  useShortcut({ ...SHORTCUTS.runAll, whileTyping: true, onPress: run.runAll });
  useShortcut({ ...SHORTCUTS.runColumn, disabled: !canRun, onPress: ofColumn(run.runColumn) });
  useShortcut({ ...SHORTCUTS.addColumn, disabled: full, onPress: onAddColumn });
  useShortcut({
    ...SHORTCUTS.duplicateColumn,
    disabled: full,
    onPress: change((id) => ({ type: 'duplicate-column', id })),
  });
  useShortcut({ ...SHORTCUTS.expandColumn, disabled: full, onPress: ofColumn(onExpand) });
  useShortcut({ ...SHORTCUTS.hideColumn, onPress: change((id) => ({ type: 'hide-column', id, hidden: true })) });
  useShortcut({ ...SHORTCUTS.moveColumnLeft, onPress: change((id) => ({ type: 'move-column', id, by: -1 })) });
  useShortcut({ ...SHORTCUTS.moveColumnRight, onPress: change((id) => ({ type: 'move-column', id, by: 1 })) });
  useShortcut({
    ...SHORTCUTS.addQuestion,
    onPress: () => dispatch({ type: 'add-rows', rows: [{ question: '' }] }),
  });
  useShortcut({ ...SHORTCUTS.addQuestions, onPress: onAddRows });
}
