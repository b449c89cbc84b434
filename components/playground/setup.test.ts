import { describe, expect, it } from 'vitest';
import type { Comparison, Variant } from '@/lib/comparisons/schema';
import { playgroundSetupSchema, type PlaygroundSetup } from '@/lib/playground/schema';
import { planRun, type RunPlan } from './plan-run';
import { changeSetup, setupOf, variablesOf, whyNotRun } from './setup';

const variant = (model: string): Variant => ({
  prompt: { messages: [{ role: 'user', content: '{{question}}' }] },
  model: `builtin/${model}`,
  retrieval: null,
});
const setup = (...models: string[]): PlaygroundSetup => ({
  comparisonId: null,
  rows: [{ id: 'row', question: 'Why?', ranAs: null }],
  variables: {},
  columns: models.map((model) => ({ id: model, variant: variant(model), ranAs: null, changed: false })),
  repeats: 1,
  maxCostUsd: null,
  baseline: null,
});
const models = (state: PlaygroundSetup) => state.columns.map((column) => column.variant.model);
const planned = (state: PlaygroundSetup) => planRun(state, null) as RunPlan;
const requestOf = (state: PlaygroundSetup) => planned(state).request;
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
    state = changeSetup(state, { type: 'ran', comparisonId: 'cmp_1', plan: planned(state), sent: state });
    state = changeSetup(state, { type: 'move-column', id: 'c', by: -1 });
    state = changeSetup(state, { type: 'remove-column', id: 'a' });
    state = changeSetup(state, { type: 'change-column', id: 'b', variant: variant('x') });
    expect(state.columns.map(({ id, ranAs, changed }) => [id, ranAs, changed])).toEqual([
      ['c', 2, false],
      ['b', 1, true],
    ]);
  });

  it('are expanded in the place of one, as many as there is room for', () => {
    const variants = ['x', 'y', 'z'].map(variant);
    const state = changeSetup(setup('a', 'b'), { type: 'expand-column', id: 'a', variants });
    expect(models(state)).toEqual(['builtin/x', 'builtin/y', 'builtin/z', 'builtin/b']);
    const full = setup(...Array.from({ length: 11 }, (_, at) => `m${at}`));
    expect(changeSetup(full, { type: 'expand-column', id: 'm0', variants }).columns).toHaveLength(12);
  });

  it('that are hidden are not run, and come back', () => {
    let state = changeSetup(setup('a', 'b'), { type: 'hide-column', id: 'a', hidden: true });
    expect(requestOf(state).variants?.map(({ model }) => model)).toEqual(['builtin/b']);
    state = changeSetup(state, { type: 'hide-column', id: 'a', hidden: false });
    expect(requestOf(state).variants).toHaveLength(2);
    const none = changeSetup(setup('a'), { type: 'hide-column', id: 'a', hidden: true });
    expect(whyNotRun(none)).toBe('Show a column first.');
  });

  it('lose the baseline with its column', () => {
    const pinned = changeSetup(setup('a', 'b'), { type: 'pin', id: 'a' });
    expect(changeSetup(pinned, { type: 'remove-column', id: 'a' }).baseline).toBeNull();
  });
});

describe('The questions of the playground', () => {
  it('are never fewer than one row', () => {
    const state = changeSetup(setup('a'), { type: 'remove-row', id: 'row' });
    expect(state.rows.map(({ question }) => question)).toEqual(['']);
    expect(whyNotRun(state)).toBe('Write a question first.');
  });

  it('are run without the empty rows, with the values of the variables', () => {
    let state = changeSetup(setup('a'), { type: 'add-rows', rows: [{ question: '' }] });
    expect(state.rows).toHaveLength(2);
    state = changeSetup(state, { type: 'set-variable', name: 'tone', value: 'dry' });
    expect(requestOf(state).inputs).toEqual([{ question: 'Why?', variables: { tone: 'dry' } }]);
  });

  it('that are added take the place of empty ones, and have values of their own', () => {
    let state = changeSetup(setup('a'), { type: 'add-rows', rows: [{ question: '' }] });
    state = changeSetup(state, { type: 'add-rows', rows: [{ question: 'How?', variables: { tone: 'kind' } }] });
    expect(state.rows.map(({ question }) => question)).toEqual(['Why?', 'How?']);
    state = changeSetup(state, { type: 'set-variable', name: 'tone', value: 'dry' });
    state = changeSetup(state, { type: 'set-variable', name: 'length', value: 'short', row: state.rows[1]!.id });
    expect(requestOf(state).inputs).toEqual([
      { question: 'Why?', variables: { tone: 'dry' } },
      { question: 'How?', variables: { tone: 'kind', length: 'short' } },
    ]);
  });

  it('are five hundred at most', () => {
    const rows = Array.from({ length: 600 }, (_, at) => ({ question: `Q${at}` }));
    expect(changeSetup(setup('a'), { type: 'add-rows', rows }).rows).toHaveLength(500);
  });

  it('of a set-up that an older version saved are kept', () => {
    const { rows: _, repeats: __, ...old } = setup('a');
    const read = playgroundSetupSchema.parse({ ...old, comparisonId: 'cmp_1', questions: ['Why?', 'How?'] });
    expect(read.rows.map(({ question, ranAs }) => [question, ranAs])).toEqual([
      ['Why?', 0],
      ['How?', 1],
    ]);
  });
});

it('A cap is sent with the run, and comes back with the comparison', () => {
  const capped = changeSetup(setup('a'), { type: 'cap', maxCostUsd: 0.5 });
  expect(requestOf(capped).maxCostUsd).toBe(0.5);
  expect(requestOf(setup('a'))).not.toHaveProperty('maxCostUsd');
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

  it('gives back what its rows have in common once, and the rest by row, without what was replaced', () => {
    const inputs = [
      { question: 'Old?', replaced: true as const },
      { question: 'Why?', variables: { tone: 'dry', length: 1 } },
      { question: 'How?', variables: { tone: 'dry', length: 2 } },
    ];
    const [first, second] = comparison(setup('a', 'b')).variants;
    const variants = [{ ...first!, replaced: true as const }, second!];
    const again = setupOf({ ...comparison(setup('a', 'b')), inputs, variants });
    expect(again.variables).toEqual({ tone: 'dry' });
    expect(again.rows.map(({ question, variables, ranAs }) => [question, variables, ranAs])).toEqual([
      ['Why?', { length: '1' }, 1],
      ['How?', { length: '2' }, 2],
    ]);
    expect(again.columns.map(({ ranAs }) => ranAs)).toEqual([1]);
  });
});

it('Only variables that no run fills in are asked for', () => {
  expect(variablesOf([{ content: '{{context}} {{question}} {{tone}}' }, { content: '{{ tone }} {{länge}}' }])).toEqual([
    'tone',
    'länge',
  ]);
});
