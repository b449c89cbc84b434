import { describe, expect, it } from 'vitest';
import { lexicalEmbedding } from '@/lib/embeddings/lexical-embedding';
import { termsInIndex, weighWords } from './weigh-words';

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const weigh = (question: string, frequencies: Record<string, number>, mode: 'dense' | 'hybrid') =>
  weighWords(termsInIndex(question, ['en']), new Map(Object.entries(frequencies)), 1_000, mode);

describe('The words of a question in an index', () => {
  it('are looked up as its languages stem them, function words left out', () => {
    expect(termsInIndex('the houses', ['en'])).toEqual(new Map([['hous', ['hous']]]));
    expect(termsInIndex('the houses', ['en', null]).get('hous')).toEqual(['hous', 'houses']);
    expect(termsInIndex('alte Häuser', ['de']).size).toBe(2);
    expect([...termsInIndex('houses', []).values()]).toEqual([['houses']]);
  });

  it('count as always in a hybrid search where the index holds them: the vector stays the same', () => {
    const question = 'When did the price of oil rise?';
    const weights = weigh(question, { price: 40, oil: 3, rise: 9 }, 'hybrid');
    expect(lexicalEmbedding(question, 768, weights)).toEqual(lexicalEmbedding(question));
  });

  it('that no chunk holds count by their parts only, which brings a misspelt question nearer to its passage', () => {
    const passage = lexicalEmbedding('Members of OPEC proclaimed an embargo in October.');
    const question = 'Who proclamied the embrago?';
    for (const mode of ['dense', 'hybrid'] as const) {
      const fitted = lexicalEmbedding(question, 768, weigh(question, {}, mode));
      expect(cosine(fitted, passage)).toBeGreaterThan(cosine(lexicalEmbedding(question), passage));
    }
  });

  it('count by how rare they are there where vectors decide alone', () => {
    const weights = weigh('price of oil', { price: 900, oil: 2 }, 'dense');
    expect(weights.get('oil')!.factor).toBeGreaterThan(5 * weights.get('price')!.factor);
    expect([...weights.values()].every(({ factor }) => Number.isFinite(factor))).toBe(true);
  });
});
