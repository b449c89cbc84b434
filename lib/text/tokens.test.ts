import fc from 'fast-check';
import { countTokens as reference } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import { countTokens, tokenPieces } from './tokens';

const plain = { disallowedSpecial: new Set<string>() };

describe('countTokens', () => {
  it('agrees with the reference on texts of every kind', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.lorem({ mode: 'sentences' }),
      fc.stringMatching(/^[ \n\ta-zA-Z0-9'.,!漢字]{0,100}$/),
    );
    fc.assert(
      fc.property(text, (sample) => {
        expect(countTokens(sample)).toBe(reference(sample, plain));
      }),
    );
  });

  it('counts the name of a special token as text', () => {
    expect(countTokens('<|endoftext|>')).toBeGreaterThan(1);
  });

  it('counts a very long word in blocks, with at most one token too many for each', () => {
    const word = 'abcdefgh'.repeat(200);
    const exact = reference(word, plain);
    expect(countTokens(word)).toBeGreaterThanOrEqual(exact);
    expect(countTokens(word)).toBeLessThanOrEqual(exact + word.length / 128 + 1);
  });

  it.each(['a', 'A', ' ', '漢', '👨‍👩‍👧', '\u0301', '1'])('takes linear time on a megabyte of %j', (unit) => {
    const started = performance.now();
    countTokens(unit.repeat(1_000_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('tokenPieces', () => {
  it('covers the text and ends with its number of tokens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const { ends, totals } = tokenPieces(text);
        expect(ends.at(-1)).toBe(text.length);
        expect(totals.at(-1)).toBe(countTokens(text));
      }),
    );
  });
});
