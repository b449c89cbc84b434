import { describe, expect, it } from 'vitest';
import { defaultSetup, fillDefaults } from './default-setup';
import { changeSetup } from './setup';
import type { IndexOption, ModelOption } from './use-options';

const model = (id: string): ModelOption => ({ id, kind: 'chat', contextWindow: null, price: null, connected: true });
const index: IndexOption = { id: 'idx_1', name: 'Guide', status: 'ready', searchable: true, chunks: 9 };
const prompt = { name: 'support/answer', latestVersion: 2, labels: [] };
const empty = { prompts: [], models: [model('builtin/extractive')], indexes: [] };
const filled = { ...empty, prompts: [prompt], indexes: [index] };
const retrievals = (setup: { columns: readonly { variant: { retrieval?: unknown } }[] }) =>
  setup.columns.map(({ variant }) => variant.retrieval);

describe('A new playground', () => {
  it('asks the first index in two ways', () => {
    expect(retrievals(defaultSetup(filled))).toEqual([
      { indexId: 'idx_1', mode: 'lexical', topK: 5 },
      { indexId: 'idx_1', mode: 'hybrid', topK: 5 },
    ]);
  });

  it('has no two columns that are the same while there is nothing to search', () => {
    expect(defaultSetup(empty).columns).toHaveLength(1);
    const models = [...empty.models, model('lab/small'), model('lab/large'), model('lab/huge')];
    expect(defaultSetup({ ...empty, models }).columns.map(({ variant }) => variant.model)).toEqual([
      'lab/small',
      'lab/large',
    ]);
  });

  it('takes the index that comes later, with the question that was typed meanwhile', () => {
    const first = defaultSetup(empty);
    const begun = changeSetup(first, { type: 'set-question', id: first.rows[0]!.id, question: 'What is lost?' });
    const later = fillDefaults(begun, filled);
    expect(later.rows.map(({ question }) => question)).toEqual(['What is lost?']);
    expect(retrievals(later)).toEqual(retrievals(defaultSetup(filled)));
    expect(fillDefaults(later, filled)).toBe(later);
  });

  it('keeps columns that somebody has chosen, and waits while an index is built', () => {
    const begun = defaultSetup(empty);
    const [column] = begun.columns;
    if (!column) throw new Error('no column');
    const chosen = changeSetup(begun, { type: 'change-column', id: column.id, variant: column.variant });
    expect(fillDefaults(chosen, filled)).toBe(chosen);
    const added = changeSetup(begun, { type: 'add-column', variant: column.variant });
    expect(fillDefaults(added, filled)).toBe(added);
    expect(fillDefaults(begun, { ...filled, indexes: [{ ...index, searchable: false }] })).toBe(begun);
  });
});
