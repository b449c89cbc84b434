import { expect, it } from 'vitest';
import { listShortcuts, SHORTCUTS } from './all-shortcuts';

const labels = (groups: ReturnType<typeof listShortcuts>, group: string) =>
  (groups.get(group) ?? []).map(({ keys, label }) => `${keys}: ${label}`);

it('The list of shortcuts names those of other screens as well', () => {
  const groups = listShortcuts([{ keys: 'mod+k', label: 'Search and commands', group: 'Everywhere' }]);
  expect([...groups.keys()]).toEqual(['Everywhere', 'Lists', 'Playground', 'Prompt', 'Document', 'Judging']);
  expect(labels(groups, 'Lists')).toEqual(['j: Next row', 'k: Previous row', 'Enter: Open the row']);
  expect(labels(groups, 'Prompt')).toEqual(['mod+s: Save a version']);
});

it('The list of shortcuts says what is heard at the moment in its own words, once', () => {
  const groups = listShortcuts([
    { keys: '1', label: 'Best answer: A', group: 'Judging' },
    { ...SHORTCUTS.nextRow, label: 'Next question' },
    { ...SHORTCUTS.nextRow, label: 'Next row of another list' },
  ]);
  expect(labels(groups, 'Judging')[0]).toBe('1: Best answer: A');
  expect(labels(groups, 'Judging')).toHaveLength(4);
  expect(labels(groups, 'Lists')[0]).toBe('j: Next question');
});
