import { describe, expect, it } from 'vitest';
import type { Variant } from '@/lib/comparisons/schema';
import { expandVariant } from './expand';

const variant: Variant = {
  name: 'Mine',
  prompt: { name: 'support', label: 'latest' },
  model: 'a/one',
  parameters: { maxOutputTokens: 100 },
  retrieval: { indexId: 'idx_1', mode: 'lexical', topK: 3 },
};
const nothing = { models: [], prompts: [], indexes: [], temperatures: [] };

describe('A column that is expanded', () => {
  it('becomes every combination of the lists, and keeps what no list changes', () => {
    const columns = expandVariant(variant, {
      ...nothing,
      models: ['a/one', 'b/two', 'c/three'],
      prompts: [
        { name: 'support', version: 1 },
        { name: 'support', version: 2 },
      ],
    });
    expect(columns.map(({ prompt, model }) => [(prompt as { version: number }).version, model])).toEqual([
      [1, 'a/one'],
      [1, 'b/two'],
      [1, 'c/three'],
      [2, 'a/one'],
      [2, 'b/two'],
      [2, 'c/three'],
    ]);
    expect(columns.every((column) => column.retrieval === variant.retrieval && column.name === undefined)).toBe(true);
  });

  it('searches other indexes in the same way, or asks without documents', () => {
    const columns = expandVariant(variant, { ...nothing, indexes: ['idx_2', null] });
    expect(columns.map(({ retrieval }) => retrieval)).toEqual([{ indexId: 'idx_2', mode: 'lexical', topK: 3 }, null]);
  });

  it('takes temperatures beside its other parameters', () => {
    const columns = expandVariant(variant, { ...nothing, temperatures: [0, 1] });
    expect(columns.map(({ parameters }) => parameters)).toEqual([
      { maxOutputTokens: 100, temperature: 0 },
      { maxOutputTokens: 100, temperature: 1 },
    ]);
  });
});
