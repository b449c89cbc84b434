import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEXICAL_DIMENSIONS, lexicalEmbedding } from './lexical-embedding';

function cosine(a: string, b: string): number {
  const [left, right] = [lexicalEmbedding(a), lexicalEmbedding(b)];
  return left.reduce((sum, value, index) => sum + value * right[index]!, 0);
}

describe('lexicalEmbedding', () => {
  it('has length 1 for every text, one without words and an empty one included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 1_024 }), (text, dimensions) => {
        const vector = lexicalEmbedding(text, dimensions);
        expect(vector).toHaveLength(dimensions);
        // A text whose features cancel each other out in very few dimensions has no direction at all.
        const length = Math.hypot(...vector);
        if (dimensions > 64) expect(length).toBeCloseTo(1, 4);
        expect(Number.isFinite(length)).toBe(true);
      }),
    );
    expect(Math.hypot(...lexicalEmbedding('---'))).toBeCloseTo(1, 4);
    expect(lexicalEmbedding('')).toHaveLength(LEXICAL_DIMENSIONS);
  });

  it('is the same on every machine and in every version, or indexes would have to be built anew', () => {
    const vector = lexicalEmbedding('The price of oil rose in 1973.', 16);
    expect([...vector].map((value) => Number(value.toFixed(4)))).toMatchInlineSnapshot(`
      [
        0.0939,
        -0.0647,
        -0.0361,
        -0.4359,
        0.2303,
        0.1757,
        -0.0833,
        -0.2699,
        0.2145,
        0.2301,
        -0.3102,
        -0.0819,
        -0.2849,
        0.0998,
        0.5791,
        -0.061,
      ]
    `);
  });

  it('puts a passage near a question that shares its words', () => {
    const question = 'What caused the price of oil to rise in 1973?';
    const passage = 'In 1973 an embargo caused oil prices to rise from 3 to 12 dollars a barrel.';
    expect(cosine(question, passage)).toBeGreaterThan(0.4);
    expect(cosine(question, passage)).toBeGreaterThan(3 * cosine(question, 'The cat sat on the mat in the sun.'));
  });

  it('meets other forms, misspellings and scripts without spaces', () => {
    expect(cosine('running dogs', 'the dog runs')).toBeGreaterThan(0.5);
    expect(cosine('pneumonia', 'pneumonnia')).toBeGreaterThan(cosine('pneumonia', 'volcano') + 0.1);
    expect(cosine('東京タワー', '東京タワーへ行く')).toBeGreaterThan(0.5);
    expect(cosine('Häuser bauen', 'Wir bauen Häuser')).toBeGreaterThan(0.5);
  });
});
