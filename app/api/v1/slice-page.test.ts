import { describe, expect, it } from 'vitest';
import { slicePage } from './slice-page';

const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));

describe('a page of a list in memory', () => {
  it('begins after the cursor, until there is no more', () => {
    expect(slicePage(items, { limit: 2 })).toEqual({ items: [{ id: 'a' }, { id: 'b' }], nextCursor: 'b' });
    expect(slicePage(items, { limit: 2, cursor: 'b' })).toEqual({ items: [{ id: 'c' }, { id: 'd' }], nextCursor: 'd' });
    expect(slicePage(items, { limit: 2, cursor: 'd' })).toEqual({ items: [{ id: 'e' }], nextCursor: null });
  });

  it('does not begin anew where the cursor is gone', () => {
    expect(() => slicePage(items, { limit: 2, cursor: 'gone' })).toThrow('read the list anew');
  });
});
