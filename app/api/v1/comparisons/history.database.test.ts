import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { disconnect } from '@/lib/db';
import type { Comparison, ComparisonSummary, Vote } from '@/lib/comparisons/schema';
import { callRoute, makeWorkspace } from '@/lib/testing';
import * as copies from './[id]/duplicate/route';
import * as restored from './[id]/restore/route';
import * as one from './[id]/route';
import * as votes from './[id]/votes/route';
import * as all from './route';

type Workspace = Awaited<ReturnType<typeof makeWorkspace>>;
let mine: Workspace;

beforeAll(async () => {
  mine = await makeWorkspace();
});
afterAll(disconnect);

const read = (id: string) => callRoute<Comparison>(one.GET, { apiKey: mine.apiKey, params: { id } });
const change = (id: string, body: Record<string, unknown>) =>
  callRoute<ComparisonSummary>(one.PATCH, { apiKey: mine.apiKey, method: 'PATCH', params: { id }, body });
const list = async (query: Record<string, string> = {}) => {
  const { body } = await callRoute<{ items: ComparisonSummary[] }>(all.GET, { apiKey: mine.apiKey, query });
  return body.items.map(({ name }) => name);
};

async function finished(questions: string[], column = 'Quotes'): Promise<Comparison> {
  const messages = [{ role: 'user', content: '{{question}}' }];
  const { body } = await callRoute<Comparison>(all.POST, {
    apiKey: mine.apiKey,
    body: {
      inputs: questions.map((question) => ({ question })),
      variants: [{ name: column, prompt: { messages }, model: 'builtin/extractive', retrieval: null }],
    },
  });
  return vi.waitFor(
    async () => {
      const { body: comparison } = await read(body.id);
      expect(comparison.finishedAt).not.toBeNull();
      return comparison;
    },
    { timeout: 15_000, interval: 20 },
  );
}

describe('Earlier comparisons', () => {
  it('are found by name, by any question, by a column’s name or model, and by their star', async () => {
    const { id } = await finished(['How long is leave?', 'Is 100 % of it paid?'], 'Terse');
    await finished(['Who pays for trains?'], 'Friendly');
    expect(await list({ q: 'leave' })).toEqual(['How long is leave?']);
    expect(await list({ q: '100 %' })).toEqual(['How long is leave?']);
    expect(await list({ q: '1% %' })).toEqual([]);
    expect(await list({ q: 'terse' })).toEqual(['How long is leave?']);
    expect(await list({ q: 'EXTRACTIVE' })).toHaveLength(2);

    const { body: renamed } = await change(id, { name: 'Leave, first try', starred: true });
    expect(renamed).toMatchObject({ id, name: 'Leave, first try', starred: true, question: 'How long is leave?' });
    expect(await list({ starred: 'true' })).toEqual(['Leave, first try']);
    expect(await list({ starred: 'false' })).toEqual(['Who pays for trains?']);
    expect(await list({ q: 'first try', starred: 'true' })).toEqual(['Leave, first try']);
    expect((await change(id, { starred: false })).body).toMatchObject({ name: 'Leave, first try', starred: false });
    expect((await change(id, { name: '' })).status).toBe(422);
    expect((await change('cmp_unknown', { starred: true })).status).toBe(404);
  });

  it('are copied with their answers and without their votes, and the copy stands on its own', async () => {
    const first = await finished(['What is copied?']);
    const answerId = first.answers[0]!.id;
    const vote = { inputIndex: 0, winner: answerId };
    await callRoute<Vote>(votes.POST, { apiKey: mine.apiKey, params: { id: first.id }, body: vote });

    const { status, body: copy } = await callRoute<Comparison>(copies.POST, {
      apiKey: mine.apiKey,
      method: 'POST',
      params: { id: first.id },
    });
    expect(status).toBe(201);
    expect(copy).toMatchObject({ name: 'Copy of What is copied?', status: 'done', votes: [], inputs: first.inputs });
    expect(copy.id).not.toBe(first.id);
    expect(copy.answers[0]).toEqual({ ...first.answers[0], id: copy.answers[0]!.id });
    expect(copy.answers[0]!.id).not.toBe(answerId);

    await callRoute(one.DELETE, { apiKey: mine.apiKey, method: 'DELETE', params: { id: first.id } });
    expect((await read(copy.id)).body.answers[0]!.text).toBe(first.answers[0]!.text);
    expect(await list({ q: 'What is copied?' })).toEqual(['Copy of What is copied?']);
    await callRoute(restored.POST, { apiKey: mine.apiKey, method: 'POST', params: { id: first.id } });
    expect(await list({ q: 'What is copied?' })).toHaveLength(2);
  });
});
