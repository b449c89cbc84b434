import { describe, expect, it } from 'vitest';
import type { Answer } from '@/lib/answers/schema';
import type { Comparison, Variant } from '@/lib/comparisons/schema';
import { planRun, type RunPlan } from './plan-run';
import { changeSetup, setupOf, type SetupAction } from './setup';

const variant = (model: string): Variant => ({
  prompt: { messages: [{ role: 'user', content: '{{question}}' }] },
  model: `fake/${model}`,
  retrieval: null,
});

/** A comparison of two columns and two rows, all answered but what `missing` names as `row column`. */
function ran(missing: string[] = [], status: Answer['status'] = 'done'): Comparison {
  const answers = [0, 1].flatMap((inputIndex) =>
    [0, 1].flatMap((variantIndex) =>
      missing.includes(`${inputIndex} ${variantIndex}`)
        ? []
        : [{ id: `ans_${inputIndex}${variantIndex}`, inputIndex, variantIndex, repeat: 0, status } as Answer],
    ),
  );
  return {
    id: 'cmp_1',
    inputs: [{ question: 'One?' }, { question: 'Two?' }],
    variants: [variant('a'), variant('b')].map((each) => ({ ...each, promptVersion: null, promptHash: null })),
    repeats: 1,
    maxCostUsd: null,
    answers,
  } as unknown as Comparison;
}

const after = (comparison: Comparison, ...actions: SetupAction[]) => actions.reduce(changeSetup, setupOf(comparison));
const added = (plan: RunPlan | null) => {
  expect(plan?.kind).toBe('add');
  return plan?.kind === 'add' ? { ...plan.request, calls: plan.calls } : null;
};

describe('What a run asks for', () => {
  it('is everything, where nothing was run yet', () => {
    const plan = planRun(setupOf(ran()), null);
    expect(plan).toMatchObject({
      kind: 'new',
      calls: 4,
      request: { inputs: [{ question: 'One?' }, { question: 'Two?' }] },
    });
  });

  it('is a new column alone, in the same comparison', () => {
    const comparison = ran();
    const setup = after(comparison, { type: 'add-column', variant: variant('c') });
    const plan = planRun(setup, comparison, { columns: [setup.columns[2]!.id] });
    expect(added(plan)).toMatchObject({
      variants: [variant('c')],
      inputs: [],
      replaces: { variants: [], inputs: [] },
      only: { variants: [2], inputs: [0, 1] },
      calls: 2,
    });
  });

  it('is a changed column in the place of the old one, when all are run', () => {
    const comparison = ran();
    const opened = setupOf(comparison);
    const setup = changeSetup(opened, { type: 'change-column', id: opened.columns[1]!.id, variant: variant('x') });
    expect(added(planRun(setup, comparison))).toMatchObject({
      variants: [variant('x')],
      replaces: { variants: [1], inputs: [] },
      only: { variants: [0, 2], inputs: [0, 1] },
      calls: 2,
    });
  });

  it('is a new or changed row, for all columns or for one', () => {
    const comparison = ran();
    const opened = setupOf(comparison);
    const setup = [
      { type: 'set-question', id: opened.rows[0]!.id, question: 'One, really?' } as const,
      { type: 'add-rows', rows: [{ question: 'Three?' }] } as const,
    ].reduce(changeSetup, opened);
    expect(added(planRun(setup, comparison))).toMatchObject({
      inputs: [{ question: 'One, really?' }, { question: 'Three?' }],
      replaces: { variants: [], inputs: [0] },
      only: { variants: [0, 1], inputs: [2, 1, 3] },
      calls: 4,
    });
    const cell = { columns: [setup.columns[0]!.id], rows: [setup.rows[2]!.id] };
    expect(added(planRun(setup, comparison, cell))).toMatchObject({
      inputs: [{ question: 'Three?' }],
      replaces: { inputs: [] },
      only: { variants: [0], inputs: [2] },
      calls: 1,
    });
  });

  it('is what is missing, failed or was stopped, and more repeats', () => {
    const missing = ran(['1 0']);
    expect(added(planRun(setupOf(missing), missing))?.calls).toBe(1);
    const stopped = ran([], 'stopped');
    expect(added(planRun(setupOf(stopped), stopped))?.calls).toBe(4);
    const comparison = ran();
    expect(added(planRun(after(comparison, { type: 'repeat', repeats: 3 }), comparison))).toMatchObject({
      repeats: 3,
      calls: 8,
    });
  });

  it('is everything anew as another comparison, where nothing is missing; a column has nothing to ask then', () => {
    const comparison = ran();
    const setup = setupOf(comparison);
    expect(planRun(setup, comparison)).toMatchObject({ kind: 'new', calls: 4 });
    expect(planRun(setup, comparison, { columns: [setup.columns[0]!.id] })).toBeNull();
  });

  it('is another comparison, where no row or no column is what it was', () => {
    const comparison = ran();
    const opened = setupOf(comparison);
    const asked = { type: 'set-variable', name: 'tone', value: 'dry' } as const;
    expect(planRun(changeSetup(opened, asked), comparison)?.kind).toBe('new');
    const changed = opened.columns
      .map(({ id }) => ({ type: 'change-column', id, variant: variant('x') }) as const)
      .reduce(changeSetup, opened);
    expect(planRun(changed, comparison)?.kind).toBe('new');
    const alone = planRun(changed, comparison, { columns: [changed.columns[1]!.id] });
    expect(alone).toMatchObject({ kind: 'new', calls: 2, columns: [{ id: changed.columns[1]!.id, index: 0 }] });
  });

  it('is nothing without a question', () => {
    const comparison = ran();
    const opened = setupOf(comparison);
    const emptied = opened.rows
      .map(({ id }) => ({ type: 'set-question', id, question: ' ' }) as const)
      .reduce(changeSetup, opened);
    expect(planRun(emptied, comparison)).toBeNull();
  });
});

describe('After a run', () => {
  it('columns and rows know where they stand, and what was changed meanwhile counts as changed', () => {
    const comparison = ran();
    const opened = setupOf(comparison);
    const sent = changeSetup(opened, { type: 'change-column', id: opened.columns[1]!.id, variant: variant('x') });
    const plan = planRun(sent, comparison)!;
    const meanwhile = changeSetup(sent, { type: 'change-column', id: sent.columns[0]!.id, variant: variant('y') });
    const state = changeSetup(meanwhile, { type: 'ran', comparisonId: 'cmp_1', plan, sent });
    expect(state.columns.map(({ ranAs, changed }) => [ranAs, changed])).toEqual([
      [0, true],
      [2, false],
    ]);
    expect(state.rows.map(({ ranAs }) => ranAs)).toEqual([0, 1]);
  });
});
