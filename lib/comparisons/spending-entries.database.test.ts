import { afterAll, beforeAll, expect, it } from 'vitest';
import { getSpendingReport } from '@/lib/models';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { createComparison } from './create-comparison';
import { getComparison } from './read-comparisons';
import { eventually, someComparison, testEngine, TEST_SOURCES } from './testing';

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(() => workspace.remove());

it('What answers cost is written down by model and person, once, beside the sum of the day', async () => {
  const { access } = workspace;
  const { engine } = testEngine((puppet) => {
    puppet.say('Yes.');
    puppet.end(puppet.request.model === 'fake/model-1' ? { costUsd: null } : {});
  });
  const { id } = await createComparison(access, someComparison(2, ['Why?', 'How?']), engine, TEST_SOURCES);
  await eventually(async () => expect((await getComparison(access, id, engine)).finishedAt).not.toBeNull());

  const { usd, otherUsd, byModel, byPrompt, byPerson } = await getSpendingReport(access);
  expect([usd, otherUsd]).toEqual([0.5, 0]);
  const counts = { calls: 2, inputTokens: 6, outputTokens: 4 };
  expect(byModel).toEqual([
    { model: 'fake/model-0', usd: 0.5, unknownCalls: 0, ...counts },
    { model: 'fake/model-1', usd: 0, unknownCalls: 2, ...counts },
  ]);
  expect(byPrompt).toMatchObject([{ prompt: null, calls: 4 }]);
  expect(byPerson).toMatchObject([{ person: { id: access.userId }, calls: 4, usd: 0.5 }]);
});
