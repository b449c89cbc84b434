import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCitations } from './parse-citations';

describe('parseCitations', () => {
  it('finds each mark with its place in the text', () => {
    const text = 'Cats purr [1]. Dogs bark[2].';
    expect(parseCitations(text, [1, 2]).map(({ start, end }) => text.slice(start, end))).toEqual(['[1]', '[2]']);
  });

  it('reads several ranks in one pair of brackets', () => {
    expect(parseCitations('Both [1, 3].', [1, 3]).map((citation) => citation.hitRank)).toEqual([1, 3]);
  });

  it('marks a rank that was not retrieved as unverified', () => {
    expect(parseCitations('Sure [1][7].', [1]).map((citation) => citation.verified)).toEqual([true, false]);
  });

  it('takes neither links nor footnotes nor other brackets for citations', () => {
    expect(parseCitations('[1](https://example.org) [^1] [a] [] [1', [1])).toEqual([]);
  });

  it('points at brackets in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), fc.nat(999), (before, after, n) => {
        fc.pre(!after.startsWith('('));
        const text = `${before}[${n}]${after}`;
        const found = parseCitations(text, [n]).find((citation) => citation.start === before.length);
        expect(found && text.slice(found.start, found.end)).toBe(`[${n}]`);
      }),
    );
  });
});
