import { afterAll, beforeAll, expect, it } from 'vitest';
import { createComparison } from '@/lib/comparisons';
import { disconnect } from '@/lib/db';
import { createCollection } from '@/lib/documents';
import { createConnection } from '@/lib/models';
import { createPrompt } from '@/lib/prompts';
import { createShare } from '@/lib/shares';
import { callRoute, makeWorkspace, startFakeProvider, type FakeProvider } from '@/lib/testing';
import { GET } from './route';

type Workspace = Awaited<ReturnType<typeof makeWorkspace>>;
let team: Workspace;
let other: Workspace;
let fake: FakeProvider;
const made: Record<string, string> = {};

beforeAll(async () => {
  fake = await startFakeProvider();
  process.env.BAKEOFF_ALLOWED_HOSTS = fake.host;
  [team, other] = await Promise.all([makeWorkspace(), makeWorkspace()]);
  const { access } = team;
  made.prompt = (await createPrompt(access, { name: 'harbour/answer' })).id;
  const message = { role: 'user' as const, content: '{{question}}' };
  const comparison = await createComparison(access, {
    name: 'Tuesday',
    inputs: [{ question: 'How deep is the 100%_harbour?' }],
    variants: [{ prompt: { messages: [message] }, model: 'builtin/extractive', retrieval: null }],
  });
  made.comparison = comparison.id;
  made.collection = (await createCollection(access, { name: 'Harbour charts' })).id;
  const connection = { provider: 'openai-compatible' as const, name: 'harbour', apiKey: 'k' };
  const own = { baseUrl: fake.url, models: [{ id: 'deep', kind: 'chat' as const }] };
  made.connection = (await createConnection(access, { ...connection, ...own })).id;
});
afterAll(async () => {
  await Promise.all([team.remove(), other.remove()]);
  await disconnect();
  await fake.close();
});

const find = async ({ apiKey }: { apiKey: string }, q: string) => {
  const { body } = await callRoute<{ items: { kind: string; id: string }[] }>(GET, { apiKey, query: { q } });
  return body.items.map(({ kind, id }) => `${kind} ${id}`).sort();
};

it('The palette finds every kind of object by a part of its name, and comparisons by their question', async () => {
  const named = ['collection', 'comparison', 'connection', 'prompt'].map((kind) => `${kind} ${made[kind]}`);
  expect(await find(team, 'HARBOUR')).toEqual([...named, 'model harbour/deep'].sort());
  expect(await find(team, 'tuesd')).toEqual([`comparison ${made.comparison}`]);
  expect(await find(team, 'charts')).toEqual([`collection ${made.collection}`]);
  expect(await find(team, 'extractive')).toEqual(['model builtin/extractive']);
});

it('The palette takes percent signs and underscores for themselves', async () => {
  expect(await find(team, '100%_')).toEqual([`comparison ${made.comparison}`]);
  expect(await find(team, '1_0')).toEqual([]);
  expect(await find(team, '%')).toEqual([`comparison ${made.comparison}`]);
});

it('The palette finds a share by its title', async () => {
  const { id } = await createShare(team.access, {
    comparisonId: made.comparison ?? '',
    title: 'For the pilots',
    include: { prompts: false, context: false, cost: false },
  });
  expect(await find(team, 'pilots')).toEqual([`share ${id}`]);
});

it('The palette finds nothing of another workspace', async () => {
  expect(await find(other, 'harbour')).toEqual([]);
});
