import { describe, expect, it } from 'vitest';
import { emptyDraft, toDraft, toModels } from './model-draft';

describe('the models of a connection being typed', () => {
  it('come back as they were, also what the form does not show', () => {
    const models = [
      {
        id: 'a',
        kind: 'chat' as const,
        price: { inputPerMTok: 1.5, outputPerMTok: 6, cachedInputPerMTok: 0.2 },
        contextWindow: 8_000,
      },
      { id: 'b', kind: 'embedding' as const },
    ];
    expect(toModels(models.map(toDraft))).toEqual(models);
  });

  it('have no price while half of it is missing, and no output price to type for embeddings', () => {
    expect(toModels([{ ...emptyDraft('a'), input: '1' }])).toEqual([{ id: 'a', kind: 'chat' }]);
    expect(toModels([{ ...emptyDraft('e', 'embedding'), input: '0,02' }])).toEqual([
      { id: 'e', kind: 'embedding', price: { inputPerMTok: 0.02, outputPerMTok: 0 } },
    ]);
  });

  it('are left out without a name', () => {
    expect(toModels([emptyDraft()])).toEqual([]);
  });
});
