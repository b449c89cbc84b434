import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText } from './merge-text';

const text = fc
  .array(fc.constantFrom('one', 'two', ' ', '\n', '.', 'drei', '四'), { maxLength: 30 })
  .map((tokens) => tokens.join(''));
const agreed = (value: string) => [{ kind: 'agreed', value }];

describe('mergeText', () => {
  it('takes both sides when they changed different lines', () => {
    expect(mergeText('a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\nd\n')).toEqual(agreed('A\nb\nC\nd\n'));
  });

  it('takes both sides when they changed different words of one line', () => {
    const base = 'Answer in one sentence, politely.';
    expect(mergeText(base, 'Answer in two sentence, politely.', 'Answer in one sentence, briefly.')).toEqual(
      agreed('Answer in two sentence, briefly.'),
    );
  });

  it('keeps all three where both changed the same words', () => {
    expect(mergeText('x\nin one\ny', 'x\nin two\ny', 'x\nin three\ny')).toEqual([
      { kind: 'agreed', value: 'x\n' },
      { kind: 'conflict', base: 'in one\n', theirs: 'in two\n', mine: 'in three\n' },
      { kind: 'agreed', value: 'y' },
    ]);
  });

  it('merges the same change of both sides once', () => {
    expect(mergeText('a\nb', 'a\nc', 'a\nc')).toEqual(agreed('a\nc'));
  });

  it('loses nothing: either side comes back when every conflict is decided for it and the other did nothing', () => {
    fc.assert(
      fc.property(text, text, (base, side) => {
        expect(mergeText(base, side, base)).toEqual(agreed(side));
        expect(mergeText(base, base, side)).toEqual(agreed(side));
        expect(mergeText(base, side, side)).toEqual(agreed(side));
      }),
    );
  });

  it('is symmetric: who is called mine does not decide what is agreed', () => {
    fc.assert(
      fc.property(text, text, text, (base, a, b) => {
        const swapped = mergeText(base, b, a).map((part) =>
          part.kind === 'conflict' ? { ...part, theirs: part.mine, mine: part.theirs } : part,
        );
        expect(mergeText(base, a, b)).toEqual(swapped);
      }),
    );
  });
});
