import { describe, expect, it } from 'vitest';
import type { Comparison, Variant } from '@/lib/comparisons/schema';
import { playgroundSetupSchema, type PlaygroundSetup } from '@/lib/playground/schema';
import { changeSetup, setupOf, toRequest, variablesOf, whyNotRun } from './setup';

const variant = (model: string): Variant => ({
  prompt: { messages: [{ role: 'user', content: '{{question}}' }] },
  model: `builtin/${model}`,
  retrieval: null,
});
const setup = (...models: string[]): PlaygroundSetup => ({
  comparisonId: null,
  questions: ['Why?'],
  variables: {},
  columns: models.map((model) => ({ id: model, variant: variant(model), ranAs: null, changed: false })),
  maxCostUsd: null,
  baseline: null,
});
const models = (state: PlaygroundSetup) => state.columns.map((column) => column.variant.model);
const comparison = (state: PlaygroundSetup): Comparison => ({
  id: 'cmp_1',
  name: '',
  status: 'done',
  inputs: [{ question: 'Why?', variables: { tone: 'dry' } }],
  variants: state.columns.map((column) => ({ ...column.variant, promptVersion: null, promptHash: null })),
  repeats: 1,
  maxCostUsd: null,
  answers: [],
  votes: [],
  progress: { done: 0, total: 0 },
  createdAt: '2026-11-21T00:00:00.000Z',
  finishedAt: null,
  lastEventId: 0,
});

describe('The columns of the playground', () => {
  it('are duplicated beside the original, with an id of their own', () => {
    const state = changeSetup(setup('a', 'b'), { type: 'duplicate-column', id: 'a' });
    expect(models(state)).toEqual(['builtin/a', 'builtin/a', 'builtin/b']);
    expect(new Set(state.columns.map((column) => column.id)).size).toBe(3);
  });

  it('move left and right and stop at the ends', () => {
    const state = changeSetup(setup('a', 'b', 'c'), { type: 'move-column', id: 'c', by: -1 });
    expect(models(state)).toEqual(['builtin/a', 'builtin/c', 'builtin/b']);
    expect(changeSetup(state, { type: 'move-column', id: 'a', by: -1 })).toEqual(state);
  });

  it('are twelve at most', () => {
    const full = setup(...Array.from({ length: 12 }, (_, at) => `m${at}`));
    expect(changeSetup(full, { type: 'add-column', variant: variant('x') })).toBe(full);
  });

  it('keep their answers when others move or go, and know when they were changed since', () => {
    let state = setup('a', 'b', 'c');
    state = changeSetup(state, { type: 'ran', comparison: comparison(state) });
    state = changeSetup(state, { type: 'move-column', id: 'c', by: -1 });
    state = changeSetup(state, { type: 'remove-column', id: 'a' });
    state = changeSetup(state, { type: 'change-column', id: 'b', variant: variant('x') });
    expect(state.columns.map(({ id, ranAs, changed }) => [id, ranAs, changed])).toEqual([
      ['c', 2, false],
      ['b', 1, true],
    ]);
  });

  it('lose the baseline with its column', () => {
    const pinned = changeSetup(setup('a', 'b'), { type: 'pin', id: 'a' });
    expect(changeSetup(pinned, { type: 'remove-column', id: 'a' }).baseline).toBeNull();
  });
});

describe('The questions of the playground', () => {
  it('are never fewer than one row', () => {
    const state = changeSetup(setup('a'), { type: 'remove-question', at: 0 });
    expect(state.questions).toEqual(['']);
    expect(whyNotRun(state)).toBe('Write a question first.');
  });

  it('are run without the empty rows, with the values of the variables', () => {
    let state = changeSetup(setup('a'), { type: 'add-question' });
    state = changeSetup(state, { type: 'set-variable', name: 'tone', value: 'dry' });
    expect(toRequest(state).inputs).toEqual([{ question: 'Why?', variables: { tone: 'dry' } }]);
  });
});

it('A cap is sent with the run, and comes back with the comparison', () => {
  const capped = changeSetup(setup('a'), { type: 'cap', maxCostUsd: 0.5 });
  expect(toRequest(capped).maxCostUsd).toBe(0.5);
  expect(toRequest(setup('a'))).not.toHaveProperty('maxCostUsd');
  expect(setupOf({ ...comparison(capped), maxCostUsd: 0.5 }).maxCostUsd).toBe(0.5);
});

describe('A comparison', () => {
  it('opened again gives the set-up it was run with', () => {
    const again = setupOf(comparison(setup('a', 'b')));
    expect(models(again)).toEqual(['builtin/a', 'builtin/b']);
    expect(again.columns.map((column) => column.ranAs)).toEqual([0, 1]);
    expect(again.variables).toEqual({ tone: 'dry' });
    expect(playgroundSetupSchema.safeParse(again).success).toBe(true);
  });
});

it('Only variables that no run fills in are asked for', () => {
  expect(variablesOf([{ content: '{{context}} {{question}} {{tone}}' }, { content: '{{ tone }} {{länge}}' }])).toEqual([
    'tone',
    'länge',
  ]);
});
