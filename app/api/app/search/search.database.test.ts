import { afterAll, expect, it } from 'vitest';
import { createComparison } from '@/lib/comparisons';
import { disconnect } from '@/lib/db';
import { createPrompt } from '@/lib/prompts';
import { callRoute, makeWorkspace } from '@/lib/testing';
import { GET } from './route';

afterAll(disconnect);

it('The palette finds prompts by name and comparisons by name or question, in one workspace only', async () => {
  const [team, other] = await Promise.all([makeWorkspace(), makeWorkspace()]);
  const prompt = await createPrompt(team.access, { name: 'harbour/answer' });
  const variants = [
    {
      prompt: { messages: [{ role: 'user' as const, content: '{{question}}' }] },
      model: 'builtin/extractive',
      retrieval: null,
    },
  ];
  const comparison = await createComparison(team.access, {
    name: 'Tuesday',
    inputs: [{ question: 'How deep is the 100%_harbour?' }],
    variants,
  });
  const find = async ({ apiKey }: { apiKey: string }, q: string) => {
    const { body } = await callRoute<{ items: { kind: string; id: string }[] }>(GET, { apiKey, query: { q } });
    return body.items.map(({ kind, id }) => `${kind} ${id}`).sort();
  };
  expect(await find(team, 'HARBOUR')).toEqual([`comparison ${comparison.id}`, `prompt ${prompt.id}`]);
  expect(await find(team, 'tuesd')).toEqual([`comparison ${comparison.id}`]);
  expect(await find(team, '100%_')).toEqual([`comparison ${comparison.id}`]);
  expect(await find(team, '1_0')).toEqual([]);
  expect(await find(other, 'harbour')).toEqual([]);
  await Promise.all([team.remove(), other.remove()]);
});
