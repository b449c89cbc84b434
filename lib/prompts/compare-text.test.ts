import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignLists, compareText, type TextChange } from './compare-text';

const older = (changes: TextChange[]) => changes.flatMap((c) => (c.kind === 'added' ? [] : [c.text])).join('');
const newer = (changes: TextChange[]) => changes.flatMap((c) => (c.kind === 'removed' ? [] : [c.text])).join('');
const prose = fc
  .array(fc.constantFrom('the ', 'cat', ' ', '\n', 'sat.', '猫', '🙂', '{{a}}'))
  .map((words) => words.join(''));

describe('compareText', () => {
  it('finds the changed words', () => {
    expect(compareText('Answer in one sentence.', 'Answer in two sentences.', 'words')).toEqual([
      { kind: 'same', text: 'Answer in ' },
      { kind: 'removed', text: 'one' },
      { kind: 'added', text: 'two' },
      { kind: 'same', text: ' ' },
      { kind: 'removed', text: 'sentence' },
      { kind: 'added', text: 'sentences' },
      { kind: 'same', text: '.' },
    ]);
  });

  it.each(['words', 'lines'] as const)('gives both texts back exactly, by %s', (unit) => {
    fc.assert(
      fc.property(fc.oneof(prose, fc.string()), fc.oneof(prose, fc.string()), (from, to) => {
        const changes = compareText(from, to, unit);
        expect(older(changes)).toBe(from);
        expect(newer(changes)).toBe(to);
      }),
    );
  });

  it('stays quick on two long texts that have nothing in common', () => {
    const from = Array.from({ length: 60_000 }, (_, i) => `a${i} `).join('');
    const to = Array.from({ length: 60_000 }, (_, i) => `b${i} `).join('');
    const started = performance.now();
    const changes = compareText(from, to, 'words');
    expect(performance.now() - started).toBeLessThan(8_000);
    expect([older(changes), newer(changes)]).toEqual([from, to]);
  });
});

describe('alignLists', () => {
  const align = (from: string[], to: string[]) =>
    alignLists(
      from,
      to,
      (a, b) => a === b,
      (a, b) => a[0] === b[0],
    );

  it('pairs what is alike and leaves the rest alone', () => {
    expect(align(['s1', 'u1'], ['s2', 'x', 'u1'])).toEqual([
      { from: 's1', to: 's2' },
      { to: 'x' },
      { from: 'u1', to: 'u1' },
    ]);
  });

  it('keeps every item of both lists, in order', () => {
    const list = fc.array(fc.constantFrom('a1', 'a2', 'b1', 'b2', 'c'));
    fc.assert(
      fc.property(list, list, (from, to) => {
        const pairs = align(from, to);
        expect(pairs.flatMap((pair) => (pair.from === undefined ? [] : [pair.from]))).toEqual(from);
        expect(pairs.flatMap((pair) => (pair.to === undefined ? [] : [pair.to]))).toEqual(to);
      }),
    );
  });
});
