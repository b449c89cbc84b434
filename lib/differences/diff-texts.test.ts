import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTexts } from './diff-texts';

describe('The difference of two texts', () => {
  it('gives back both texts, by words and by lines', () => {
    const text = fc.array(fc.constantFrom('one', 'two', ' ', '\n', '. ', 'é', '日本')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, fc.constantFrom('words' as const, 'lines' as const), (before, after, unit) => {
        const { parts } = diffTexts(before, after, unit);
        const join = (without: string) => parts.filter((part) => part.kind !== without).map((part) => part.text);
        expect(join('added').join('')).toBe(before);
        expect(join('removed').join('')).toBe(after);
      }),
    );
  });

  it('counts a word that was replaced as one change', () => {
    const { parts, changes } = diffTexts('the old house', 'the new house', 'words');
    expect(changes).toBe(1);
    expect(parts.filter((part) => part.change === 0).map((part) => part.text)).toEqual(['old', 'new']);
  });

  it('has no part without text', () => {
    expect(diffTexts('', '', 'words')).toEqual({ parts: [], changes: 0, unit: 'words' });
    expect(diffTexts('', 'new', 'words').parts).toEqual([{ kind: 'added', text: 'new', change: 0 }]);
  });

  it('of equal texts is nothing', () => {
    expect(diffTexts('same\n', 'same\n', 'lines').changes).toBe(0);
  });

  it('of two long and different texts falls back to lines instead of hanging', () => {
    const text = (seed: number) => Array.from({ length: 40_000 }, (_, at) => `w${(at * seed) % 7919}`).join(' ');
    expect(diffTexts(text(31), text(17), 'words')).toMatchObject({ unit: 'lines', changes: 1 });
  });

  it('of two long texts without a line in common is one change, not a search without an end', () => {
    const text = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`).join('\n');
    const { parts, changes } = diffTexts(text('before'), text('after'), 'lines');
    expect(changes).toBe(1);
    expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
