import { afterAll, beforeAll, beforeEach, expect, describe, it } from 'vitest';
import { answerStepsUncounted } from '@/lib/answers';
import { query, sql } from '@/lib/db';
import { createConnection, getSpending, getSpendingReport, purgeResponses, setReuse } from '@/lib/models';
import { makeWorkspace, startFakeProvider, type FakeProvider, type TestWorkspace } from '@/lib/testing';
import { retryAnswers } from './change-comparison';
import { createComparison } from './create-comparison';
import { ComparisonEngine } from './engine';
import { getComparison } from './read-comparisons';
import type { Comparison, CreateComparison } from './schema';
import { eventually, HURRIED, someComparison, TEST_SOURCES } from './testing';

let workspace: TestWorkspace;
let fake: FakeProvider;
let engine: ComparisonEngine;

beforeAll(async () => {
  fake = await startFakeProvider();
  process.env.BAKEOFF_ALLOWED_HOSTS = fake.host;
  workspace = await makeWorkspace();
  const price = { inputPerMTok: 1_000, outputPerMTok: 1_000 };
  await createConnection(workspace.access, {
    ...{ provider: 'openai-compatible', name: 'fake', baseUrl: fake.url },
    models: ['fake-chat', 'fake-cut'].map((id) => ({ id, kind: 'chat', price })),
  });
  engine = new ComparisonEngine(answerStepsUncounted, HURRIED, () => undefined);
});
beforeEach(() => fake.reset());
afterAll(async () => {
  await engine.shutdown(0);
  await workspace.remove();
  await fake.close();
});

async function finished(id: string): Promise<Comparison> {
  await eventually(async () => expect((await getComparison(workspace.access, id, engine)).finishedAt).not.toBeNull());
  return getComparison(workspace.access, id, engine);
}

async function ask(question: string, more: Partial<CreateComparison> = {}, model = 'fake-chat') {
  const input = someComparison(1, [question]);
  const variants = input.variants.map((variant) => ({ ...variant, model: `fake/${model}` }));
  const { id } = await createComparison(workspace.access, { ...input, variants, ...more }, engine, TEST_SOURCES);
  return finished(id);
}
const cachedOf = ({ answers }: Comparison) => answers.map(({ attempts }) => attempts.at(-1)?.fromCache !== undefined);

describe('The same request asked again', () => {
  it('is sent again unless the workspace keeps answers', async () => {
    expect(cachedOf(await ask('Why?'))).toEqual([false]);
    expect(cachedOf(await ask('Why?'))).toEqual([false]);
    expect(fake.requests).toHaveLength(2);
  });

  it('gets the answer that was kept, costs nothing and says so; another request is sent', async () => {
    await setReuse(workspace.access, { hours: 1 });
    const first = await ask('Kept?');
    const { usd } = await getSpending(workspace.access);
    const { byModel } = await getSpendingReport(workspace.access);
    const again = await ask('Kept?');
    expect(again.answers[0]).toMatchObject({ status: 'done', text: first.answers[0]!.text, costUsd: 0 });
    expect(again.answers[0]!.usage).toEqual(first.answers[0]!.usage);
    expect(cachedOf(again)).toEqual([true]);
    expect(fake.requests).toHaveLength(1);
    expect((await getSpending(workspace.access)).usd).toBe(usd);
    expect((await getSpendingReport(workspace.access)).byModel).toEqual(byModel);
    expect(cachedOf(await ask('Another?'))).toEqual([false]);
  });

  it('is sent for a run that wants it so, for repeats, and when an answer is run again', async () => {
    await ask('Anew?');
    expect(cachedOf(await ask('Anew?', { cache: false }))).toEqual([false]);
    expect(cachedOf(await ask('Anew?', { repeats: 2 }))).toEqual([false, false]);
    expect(fake.requests).toHaveLength(4);
    const { id, answers } = await ask('Anew?');
    expect(fake.requests).toHaveLength(4);
    await retryAnswers(workspace.access, id, [answers[0]!.id], engine);
    await eventually(async () => expect(cachedOf(await getComparison(workspace.access, id, engine))).toEqual([false]));
    expect(cachedOf(await finished(id))).toEqual([false]);
    expect(fake.requests).toHaveLength(5);
  });

  it('is sent after the answer has expired, or was no whole answer', async () => {
    await ask('Old?');
    await query(sql`update kept_responses set expires_at = now() where workspace_id = ${workspace.workspaceId}`);
    expect(cachedOf(await ask('Old?'))).toEqual([false]);
    await ask('Cut?', {}, 'fake-cut');
    expect(cachedOf(await ask('Cut?', {}, 'fake-cut'))).toEqual([false]);

    await setReuse(workspace.access, { hours: 0 });
    await purgeResponses();
    const [row] = await query<{ kept: number }>(sql`
      select count(*)::int as kept from kept_responses where workspace_id = ${workspace.workspaceId}`);
    expect(row?.kept).toBe(0);
  });
});
