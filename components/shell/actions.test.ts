import { describe, expect, it } from 'vitest';
import { actionItems, matchItems } from './actions';

const nobody = { write: false, run: false, admin: false };
const everybody = { write: true, run: true, admin: true };
const labels = (items: readonly { label: string }[]) => items.map(({ label }) => label);

describe('The actions of the palette', () => {
  it('are those that a person has the right to', () => {
    expect(labels(actionItems('lab', nobody))).not.toContain('New index');
    expect(labels(actionItems('lab', { ...nobody, write: true }))).toContain('New index');
    expect(labels(actionItems('lab', { ...nobody, write: true }))).not.toContain('Add a connection');
    expect(labels(actionItems('lab', everybody))).toEqual(
      expect.arrayContaining(['New prompt', 'Upload documents', 'Add a connection', 'New comparison']),
    );
  });

  it('lead to where they can be done, in this workspace', () => {
    const item = actionItems('my lab', everybody).find(({ label }) => label === 'New index');
    expect(item?.href).toBe('/w/my%20lab/indexes?new=true');
  });

  it('are found by their words in any order, and by other words for them', () => {
    const items = actionItems('lab', everybody);
    expect(labels(matchItems(items, 'index new'))).toEqual(['New index']);
    expect(labels(matchItems(items, 'PROVIDER'))).toEqual(['Add a connection']);
    expect(matchItems(items, 'nothing of the kind')).toEqual([]);
    expect(matchItems(items, '  ')).toHaveLength(items.length);
  });
});
