import { afterAll, beforeAll, expect, it } from 'vitest';
import { createComparison } from '@/lib/comparisons';
import { disconnect } from '@/lib/db';
import { createPrompt, saveVersion } from '@/lib/prompts';
import { createShare } from '@/lib/shares';
import { callRoute, makeWorkspace, signInAs } from '@/lib/testing';
import { GET as readPrompt } from './[name]/route';
import { POST as render } from './[name]/render/route';
import { GET as uses } from './[name]/uses/route';

type Workspace = Awaited<ReturnType<typeof makeWorkspace>>;
let team: Workspace;
let other: Workspace;
const params = { name: 'help/answer' };
const include = { prompts: false, context: false, cost: false };

beforeAll(async () => {
  [team, other] = await Promise.all([makeWorkspace(), makeWorkspace()]);
  for (const { access } of [team, other]) {
    await createPrompt(access, { name: params.name });
    for (const content of ['One {{question}}', 'Two {{question}}']) {
      await saveVersion(access, params.name, { messages: [{ role: 'user', content }], message: content });
    }
  }
});
afterAll(async () => {
  await Promise.all([team.remove(), other.remove()]);
  await disconnect();
});

interface Uses {
  comparisons: { id: string; versions: number[] }[];
  shares: { id: string; version: number | null }[];
  dependents: { prompt: string }[];
  calls: { version: number; calls: number }[];
}
const usesOf = async ({ apiKey }: { apiKey: string }) => (await callRoute<Uses>(uses, { apiKey, params })).body;

it('A prompt that nobody uses is used nowhere', async () => {
  expect(await usesOf(team)).toEqual({ comparisons: [], shares: [], dependents: [], calls: [] });
});

it('A prompt’s page says which comparisons ran which versions, and what was shared of them', async () => {
  const variant = (version: number) => ({
    prompt: { name: params.name, version },
    model: 'builtin/extractive',
    retrieval: null,
  });
  const comparison = await createComparison(team.access, {
    inputs: [{ question: 'Why?' }],
    variants: [variant(1), variant(2), variant(2)],
  });
  const own = { messages: [{ role: 'user' as const, content: '{{question}}' }] };
  await createComparison(team.access, { inputs: [{ question: 'Why?' }], variants: [{ ...variant(1), prompt: own }] });
  const ofComparison = await createShare(team.access, { comparisonId: comparison.id, include });
  const ofVersion = await createShare(team.access, { promptVersion: { name: params.name, version: 1 }, include });
  const found = await usesOf(team);
  expect(found.comparisons).toMatchObject([{ id: comparison.id, versions: [2, 1] }]);
  expect(found.shares.map(({ id, version }) => [id, version])).toEqual([
    [ofVersion.id, 1],
    [ofComparison.id, null],
  ]);
  expect((await usesOf(other)).comparisons).toEqual([]);
  expect((await usesOf(other)).shares).toEqual([]);
});

it('Calls of programs are counted by version, and what people look at is not', async () => {
  const { apiKey } = team;
  await callRoute(readPrompt, { apiKey, params, query: { version: '1' } });
  await callRoute(readPrompt, { apiKey, params, query: { label: 'latest' } });
  await callRoute(render, { apiKey, params, body: { label: 'latest', variables: { question: 'Why?' } } });
  const person = await signInAs(team, 'editor');
  const headers = { ...person.headers, 'x-bakeoff-workspace': team.workspaceId };
  expect((await callRoute(readPrompt, { headers, params, query: { version: '1' } })).status).toBe(200);
  const today = new Date().toISOString().slice(0, 10);
  expect((await usesOf(team)).calls).toEqual([
    { version: 2, calls: 2, lastDay: today },
    { version: 1, calls: 1, lastDay: today },
  ]);
  expect((await usesOf(other)).calls).toEqual([]);
});
