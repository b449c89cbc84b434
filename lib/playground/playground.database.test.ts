import { afterAll, expect, it } from 'vitest';
import { db, disconnect } from '@/lib/db';
import { makeWorkspace } from '@/lib/testing';
import { getPlaygroundSetup, savePlaygroundSetup } from '.';
import type { PlaygroundSetup } from './schema';

const setup = (question: string): PlaygroundSetup => ({
  comparisonId: null,
  rows: [{ id: 'row-1', question: question, ranAs: null }],
  repeats: 1,
  variables: { tone: 'dry' },
  columns: [
    {
      id: 'column-1',
      variant: {
        prompt: { messages: [{ role: 'user', content: '{{question}}' }] },
        model: 'builtin/extractive',
        retrieval: null,
      },
      ranAs: null,
      changed: false,
    },
  ],
  maxCostUsd: null,
  baseline: null,
});

afterAll(disconnect);

it('The playground is there again as it was left, for that person in that workspace only', async () => {
  const mine = (await makeWorkspace()).access;
  const theirs = (await makeWorkspace()).access;
  expect(await getPlaygroundSetup(mine)).toBeNull();
  await savePlaygroundSetup(mine, setup('Why?'));
  await savePlaygroundSetup(mine, setup('How?'));
  expect(await getPlaygroundSetup(mine)).toEqual(setup('How?'));
  expect(await getPlaygroundSetup(theirs)).toBeNull();
  expect(await getPlaygroundSetup({ ...mine, workspaceId: theirs.workspaceId })).toBeNull();
});

it('A playground of an older shape begins anew instead of failing', async () => {
  const { access } = await makeWorkspace();
  await savePlaygroundSetup(access, setup('Why?'));
  await db().playgroundDraft.updateMany({
    where: { workspaceId: access.workspaceId },
    data: { state: { columns: 3 } },
  });
  expect(await getPlaygroundSetup(access)).toBeNull();
});
