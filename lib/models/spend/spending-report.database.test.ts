import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect, query, sql } from '@/lib/db';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { recordSpend } from '../spending';
import { getSpendingReport } from './get-spending-report';

let team: TestWorkspace;
beforeAll(async () => {
  team = await makeWorkspace();
});
afterAll(async () => {
  await team.remove();
  await disconnect();
});

describe('What was spent', () => {
  it('is said by model, prompt and person, with the calls whose price nobody knows', async () => {
    const { workspaceId, access } = team;
    const { userId } = access;
    const dear = {
      kind: 'answer',
      model: 'team/dear',
      prompt: 'support',
      userId,
      inputTokens: 100,
      outputTokens: 10,
    } as const;
    await Promise.all(Array.from({ length: 10 }, () => recordSpend(workspaceId, 0.2, dear)));
    await recordSpend(workspaceId, 0.5, { kind: 'embedding', model: 'team/embed', inputTokens: 900 });
    await recordSpend(workspaceId, null, { ...dear, model: 'team/unpriced', prompt: '' });
    await recordSpend(workspaceId, 0, { kind: 'answer', model: 'builtin/extractive', inputTokens: 5 });

    const report = await getSpendingReport(access);
    expect(report.usd).toBeCloseTo(2.5, 9);
    expect(report.otherUsd).toBe(0);
    expect(report.byDay).toHaveLength(30);
    expect(report.byDay.at(-1)).toMatchObject({ day: report.to });
    expect(report.byDay.at(-1)!.usd).toBeCloseTo(2.5, 9);
    expect(report.byModel.map(({ model, calls, unknownCalls }) => [model, calls, unknownCalls])).toEqual([
      ['team/dear', 10, 0],
      ['team/embed', 1, 0],
      ['team/unpriced', 1, 1],
    ]);
    expect(report.byModel[0]).toMatchObject({ inputTokens: 1_000, outputTokens: 100 });
    expect(report.byPrompt.map(({ prompt, calls }) => [prompt, calls])).toEqual([
      ['support', 10],
      [null, 2],
    ]);
    expect(report.byPerson[0]).toMatchObject({ person: { id: userId }, calls: 11, unknownCalls: 1 });
    expect(report.byPerson[1]).toMatchObject({ person: null, calls: 1 });
  });

  it('names what was spent before models were written down, and leaves out other days', async () => {
    const { workspaceId, access } = team;
    await query(sql`insert into spending (workspace_id, day, usd) values (${workspaceId}, '2026-01-05'::date, 3)`);
    const range = { from: '2026-01-01', to: '2026-01-07' };
    expect(await getSpendingReport(access, range)).toMatchObject({ usd: 3, otherUsd: 3, byModel: [], byPerson: [] });
    expect(await getSpendingReport(access, { ...range, to: '2026-01-04' })).toMatchObject({ usd: 0, otherUsd: 0 });
    await expect(getSpendingReport(access, { from: '2026-01-07', to: '2026-01-01' })).rejects.toMatchObject({
      status: 422,
    });
    await expect(getSpendingReport(access, { from: '2024-01-01', to: '2026-01-01' })).rejects.toMatchObject({
      status: 422,
    });
  });
});
