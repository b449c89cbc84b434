import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/db';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { checkBudget, checkBudgetOnce, getSpending, recordSpend, setDailyCap, spendingChanged } from './spending';

const ON = { kind: 'answer', model: 'team/gpt' } as const;

let team: TestWorkspace;
beforeAll(async () => {
  team = await makeWorkspace();
});
afterAll(async () => {
  await team.remove();
  await disconnect();
});

describe('spending', () => {
  it('adds up what calls cost, also those that end at once, and counts an unknown cost as nothing', async () => {
    await Promise.all(Array.from({ length: 20 }, () => recordSpend(team.workspaceId, 0.05, ON)));
    await recordSpend(team.workspaceId, null, ON);
    const { usd, dailyCapUsd } = await getSpending(team.access);
    expect(usd).toBeCloseTo(1, 9);
    expect(dailyCapUsd).toBeNull();
  });

  it('refuses once the cap is reached, or would be passed by what is planned', async () => {
    await checkBudget(team.workspaceId, 1_000);
    await setDailyCap(team.access, 1.5);
    await checkBudget(team.workspaceId, 0.4);
    await expect(checkBudget(team.workspaceId, 0.6)).rejects.toMatchObject({ code: 'budget_exceeded', status: 402 });
    await recordSpend(team.workspaceId, 0.5, ON);
    await expect(checkBudget(team.workspaceId)).rejects.toMatchObject({
      code: 'budget_exceeded',
      extra: { dailyCapUsd: 1.5 },
    });
    await setDailyCap(team.access, null);
    await checkBudget(team.workspaceId);
  });

  it('lets the calls of a request begin on the check that was made for it, until a call has ended', async () => {
    const { usd } = await getSpending(team.access);
    await setDailyCap(team.access, usd + 0.1);
    await checkBudget(team.workspaceId);
    await recordSpend(team.workspaceId, 0.2, ON);
    await checkBudgetOnce(team.workspaceId);
    spendingChanged(team.workspaceId);
    await expect(checkBudgetOnce(team.workspaceId)).rejects.toMatchObject({ code: 'budget_exceeded' });
    await setDailyCap(team.access, usd + 1);
    await checkBudgetOnce(team.workspaceId);
    await setDailyCap(team.access, usd);
    await expect(checkBudgetOnce(team.workspaceId)).rejects.toMatchObject({ code: 'budget_exceeded' });
  });
});
