import { describe, expect, it } from 'vitest';
import { ancestorsOf, commonAncestor } from './common-ancestor';

const version = (number: number, parent: number | null, mergedFrom: number | null = null) => ({
  version: number,
  parent,
  mergedFrom,
});

/** 1 ─ 2 ─ 4 ─ 6 (main, 6 takes 5 in); 2 ─ 3 ─ 5 ─ 7 (beta) */
const history = [
  version(1, null),
  version(2, 1),
  version(3, 2),
  version(4, 2),
  version(5, 3),
  version(6, 4, 5),
  version(7, 5),
];

describe('commonAncestor', () => {
  it('is where two lines part', () => {
    expect(commonAncestor(history, 4, 5)).toBe(2);
  });

  it('moves forward with a merge', () => {
    expect(commonAncestor(history, 6, 7)).toBe(5);
  });

  it('is the older one where one descends from the other', () => {
    expect(commonAncestor(history, 2, 7)).toBe(2);
    expect(commonAncestor(history, 4, 4)).toBe(4);
  });

  it('is nothing for versions that share nothing', () => {
    expect(commonAncestor([version(1, null), version(2, null)], 1, 2)).toBeNull();
  });
});

describe('ancestorsOf', () => {
  it('follows both parents, the version itself included', () => {
    expect([...ancestorsOf(history, 6)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
