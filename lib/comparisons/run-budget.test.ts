import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunBudget } from './run-budget';

describe('RunBudget', () => {
  it('lets begin what fits at its most, and what has no price or no cap', () => {
    const budget = new RunBudget(1, 0.2);
    expect(budget.allows(0.8)).toBe('now');
    expect(budget.allows(0.81)).toBe('never');
    expect(budget.allows(null)).toBe('now');
    expect(new RunBudget(null, 99).allows(50)).toBe('now');
    expect(budget.refusal(0.9)).toMatchObject({
      code: 'budget_exceeded',
      detail: expect.stringMatching(/spent \$0\.2000 of its \$1\.00.*up to \$0\.9000/),
    });
  });

  it('waits for answers under way, which may turn out cheaper', () => {
    const budget = new RunBudget(1, 0);
    budget.begin('a', 0.7);
    expect(budget.allows(0.7)).toBe('later');
    budget.end('a', 0.1);
    expect(budget.allows(0.7)).toBe('now');
  });

  it('never spends more than its cap, whatever is asked in whatever order', () => {
    const cent = fc.integer({ min: 1, max: 60 }).map((cents) => cents / 100);
    const asked = fc.array(
      fc.record({ worst: cent, share: fc.double({ min: 0, max: 1, noNaN: true }), ends: fc.nat(3) }),
    );
    fc.assert(
      fc.property(asked, (cells) => {
        const budget = new RunBudget(1, 0);
        const running: { id: string; cost: number }[] = [];
        let spent = 0;
        for (const [index, { worst, share, ends }] of cells.entries()) {
          if (budget.allows(worst) === 'now') {
            budget.begin(String(index), worst);
            running.push({ id: String(index), cost: worst * share });
          }
          for (const { id, cost } of running.splice(0, ends)) {
            budget.end(id, cost);
            spent += cost;
          }
        }
        expect(spent + running.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
