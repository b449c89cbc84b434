import { describe, expect, it } from 'vitest';
import { layoutHistory } from './layout-history';

const version = (number: number, parent: number | null, mergedFrom: number | null = null) => ({
  version: number,
  parent,
  mergedFrom,
});

describe('layoutHistory', () => {
  it('draws a single line straight down', () => {
    const { rows, lanes } = layoutHistory([version(2, 1), version(1, null)]);
    expect(lanes).toBe(1);
    expect(rows).toEqual([
      { version: 2, lane: 0, through: [], above: [], below: [0] },
      { version: 1, lane: 0, through: [], above: [0], below: [] },
    ]);
  });

  it('draws a branch beside the main line and joins both where one was begun from the other', () => {
    const { rows, lanes } = layoutHistory([version(3, 1), version(2, 1), version(1, null)]);
    expect(lanes).toBe(2);
    expect(rows).toEqual([
      { version: 3, lane: 0, through: [], above: [], below: [0] },
      { version: 2, lane: 1, through: [0], above: [], below: [1] },
      { version: 1, lane: 0, through: [], above: [0, 1], below: [] },
    ]);
  });

  it('draws a merge as a line to its second parent', () => {
    const { rows, lanes } = layoutHistory([version(4, 2, 3), version(3, 1), version(2, 1), version(1, null)]);
    expect(lanes).toBe(2);
    expect(rows.map((row) => [row.lane, row.below])).toEqual([
      [0, [0, 1]],
      [1, [1]],
      [0, [0]],
      [0, []],
    ]);
  });

  it('ends lines whose parents are not on the list', () => {
    expect(layoutHistory([version(9, 8, 7)]).rows).toEqual([
      { version: 9, lane: 0, through: [], above: [], below: [] },
    ]);
  });
});
