import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { disconnect } from '@/lib/db';
import { buildIndex, createIndex } from '@/lib/indexes';
import { installQueues } from '@/lib/jobs';
import { createConnection, getSpending } from '@/lib/models';
import { makeCollection, makeWorkspace, startFakeProvider, type FakeProvider, type TestWorkspace } from '@/lib/testing';
import { checkRetrieval, retrieve, type RetrieveOptions } from './index';
import type { Retrieval } from './schema';

let workspace: TestWorkspace;
let fake: FakeProvider;
let indexId: string;
const PRICE = { inputPerMTok: 1_000, outputPerMTok: 1_000 };
const LINES = Array.from({ length: 30 }, (_, i) =>
  i < 3 ? 'The harbour was calm, and calm were all the ships.' : `Harbour report ${i}: ${i} ships in the calm harbour.`,
);
const PLANTED = 'A lighthouse keeper sold the harbour lamp in 1911.';

beforeAll(async () => {
  fake = await startFakeProvider();
  vi.stubEnv('BAKEOFF_ALLOWED_HOSTS', fake.host);
  await installQueues();
  workspace = await makeWorkspace();
  await createConnection(workspace.access, {
    provider: 'openai-compatible',
    name: 'lab',
    baseUrl: fake.url,
    apiKey: 'k',
    models: [
      { id: 'judge', kind: 'chat', price: PRICE },
      { id: 'writer', kind: 'chat', price: PRICE },
      { id: 'fake-500', kind: 'chat' },
      { id: 'ranker', kind: 'rerank' },
    ],
  });
  const collection = await makeCollection(workspace.workspaceId, [
    { name: 'reports.txt', text: [...LINES.slice(0, 13), PLANTED, ...LINES.slice(13)].join('\n\n'), language: 'en' },
  ]);
  const index = await createIndex(workspace.access, {
    name: 'Reports',
    collectionId: collection.id,
    chunking: { strategy: 'recursive', size: 60, overlap: 0, unit: 'character' },
    embedding: { model: 'builtin/lexical' },
    search: { type: 'exact', distance: 'cosine', precision: 'full' },
  });
  indexId = index.id;
  await buildIndex({ workspaceId: workspace.workspaceId, indexId }, { signal: new AbortController().signal });
});
beforeEach(() => fake.reset());
afterAll(async () => {
  await workspace.remove();
  await fake.close();
  await disconnect();
  vi.unstubAllEnvs();
});

const QUESTION = 'harbour calm ships';
const ask = (more: Partial<Retrieval>, options?: RetrieveOptions, question = QUESTION) =>
  retrieve(workspace.access, { indexId, mode: 'hybrid', topK: 5, ...more }, question, options);
const planted = { expected: [{ documentName: 'reports.txt', quote: PLANTED }] };

describe('reranking', () => {
  it.each(['builtin/lexical-rerank', 'lab/ranker'])(
    'orders what it reads by %s and shows both ranks',
    async (model) => {
      const { hits, timings, calls } = await ask({ rerank: { model, topN: 40 } }, {}, 'Who sold the lighthouse lamp?');
      expect(hits[0]!.text).toContain('lighthouse keeper');
      expect(hits.map((hit) => hit.stages.rerank!.rank)).toEqual([1, 2, 3, 4, 5]);
      expect(hits.every((hit) => hit.score === hit.stages.rerank!.score && hit.stages.fusion)).toBe(true);
      expect(timings.rerankMs).toBeGreaterThan(0);
      expect(calls).toMatchObject([{ step: 'rerank', model, costUsd: model.startsWith('builtin/') ? 0 : null }]);
    },
  );

  it('lets a chat model score fenced passages, and counts what it cost', async () => {
    fake.behave('judge', { reply: '{"scores":[{"passage":3,"score":9},{"passage":1,"score":4}]}' });
    const before = await getSpending(workspace.access);
    const plain = await ask({ topK: 3 });
    const { hits, calls } = await ask({ topK: 3, rerank: { model: 'lab/judge', topN: 10 } });
    expect(hits[0]!.chunkId).toBe(plain.hits[2]!.chunkId);
    expect(hits[1]!.chunkId).toBe(plain.hits[0]!.chunkId);
    expect(calls![0]!.costUsd).toBeGreaterThan(0);
    expect((await getSpending(workspace.access)).usd - before.usd).toBeCloseTo(calls![0]!.costUsd!, 6);
    const body = fake.requests.at(-1)!.body as { messages: { role: string; content: string }[] };
    expect(body.messages[0]!.content).not.toContain('harbour');
    expect(body.messages.at(-1)!.content).toMatch(/<<<[0-9a-f]{24}\n\[1\] /);
  });

  it('counts what was paid for answers that are of no use', async () => {
    const spent = async (failing: Promise<unknown>) => {
      const before = await getSpending(workspace.access);
      await expect(failing).rejects.toMatchObject({ code: 'provider_error' });
      return (await getSpending(workspace.access)).usd - before.usd;
    };
    fake.behave('judge', { reply: 'I would rather not.' });
    expect(await spent(ask({ rerank: { model: 'lab/judge', topN: 5 } }))).toBeGreaterThan(0);
    fake.behave('writer', { reply: ' ' });
    expect(await spent(ask({ expand: { method: 'multi-query', model: 'lab/writer' } }))).toBeGreaterThan(0);
    fake.behave('judge', { status: 401 });
    expect(await spent(ask({ rerank: { model: 'lab/judge', topN: 5 } }))).toBe(0);
  });

  it('fails with the reason where the model fails, or says nothing that could be read', async () => {
    fake.behave('judge', { reply: 'I would rather not.' });
    await expect(ask({ rerank: { model: 'lab/judge', topN: 5 } })).rejects.toMatchObject({
      code: 'provider_error',
      detail: expect.stringContaining('I would rather not.'),
    });
    fake.behave('judge', { status: 401 });
    await expect(ask({ rerank: { model: 'lab/judge', topN: 5 } })).rejects.toMatchObject({ code: 'provider_error' });
    await expect(ask({ rerank: { model: 'nobody/judge', topN: 5 } })).rejects.toMatchObject({
      code: 'validation_failed',
    });
  });
});

describe('expansion', () => {
  it('asks in other words, each passage counting with the wording that suits it best', async () => {
    fake.behave('writer', { reply: '1. Who sold the lighthouse lamp in 1911?\n2. lamp sale' });
    const { hits, explanation, calls } = await ask(
      { expand: { method: 'multi-query', model: 'lab/writer' } },
      { explain: true },
      'What happened to the light?',
    );
    expect(hits[0]!.text).toContain('lighthouse keeper');
    expect(explanation!.expansion!.texts).toEqual(['Who sold the lighthouse lamp in 1911?', 'lamp sale']);
    const { terms, score } = hits[0]!.stages.lexical!;
    expect(terms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 6);
    expect(calls).toMatchObject([{ step: 'expand', model: 'lab/writer' }]);
  });

  it('looks near a passage that the model wrote', async () => {
    fake.behave('writer', { reply: 'A lighthouse keeper sold the lamp.' });
    const settings = { mode: 'dense', expand: { method: 'hyde', model: 'lab/writer' } } as const;
    const { hits, timings } = await ask(settings, {}, 'light');
    expect(hits[0]!.text).toContain('lighthouse keeper');
    expect(timings.expandMs).toBeGreaterThan(0);
  });

  it('refuses what can’t be done, before anything is asked', async () => {
    const check = (more: Partial<Retrieval>) =>
      checkRetrieval(workspace.workspaceId, { indexId, mode: 'hybrid', topK: 5, ...more });
    const refused = (path: string) => ({ code: 'validation_failed', errors: [expect.objectContaining({ path })] });
    const builtIn = { method: 'multi-query', model: 'builtin/extractive' } as const;
    await expect(check({ expand: builtIn })).rejects.toMatchObject(refused('expand.model'));
    await expect(ask({ expand: builtIn })).rejects.toMatchObject(refused('expand.model'));
    const hyde = { method: 'hyde', model: 'lab/writer' } as const;
    await expect(check({ mode: 'lexical', expand: hyde })).rejects.toMatchObject(refused('expand.method'));
    await expect(check({ rerank: { model: 'builtin/extractive', topN: 5 } })).rejects.toMatchObject(refused('model'));
    await check({ expand: hyde, rerank: { model: 'builtin/lexical-rerank', topN: 5 } });
    expect(fake.requests).toHaveLength(0);
  });
});

describe('MMR', () => {
  it('takes what is new before what repeats', async () => {
    const plain = await ask({ mode: 'dense', topK: 3 });
    const { hits } = await ask({ mode: 'dense', topK: 3, mmr: { lambda: 0.2 } });
    expect(hits[0]!.chunkId).toBe(plain.hits[0]!.chunkId);
    expect(hits.map((hit) => hit.chunkId)).not.toEqual(plain.hits.map((hit) => hit.chunkId));
    expect(hits.map((hit) => hit.stages.mmr!.rank)).toEqual([1, 2, 3]);
    const same = await ask({ mode: 'dense', topK: 3, mmr: { lambda: 1 } });
    expect(same.hits.map((hit) => hit.chunkId)).toEqual(plain.hits.map((hit) => hit.chunkId));
  });
});

describe('the journey through the later stages', () => {
  const journey = async (more: Partial<Retrieval>, question = QUESTION) =>
    (await ask(more, planted, question)).journey![0]!;

  it('names topK with the rank beyond the cut, in each mode', async () => {
    for (const mode of ['dense', 'lexical', 'hybrid'] as const) {
      const all = await ask({ mode, topK: 200 });
      const rank = all.hits.findIndex((hit) => hit.text.includes('lighthouse keeper')) + 1;
      expect(rank).toBeGreaterThan(1);
      const lost = await journey({ mode, topK: rank - 1 });
      expect(lost).toMatchObject({ lostAt: 'topK', detail: expect.stringContaining(`Rank ${rank}:`) });
      expect(lost.chunks[0]!.stages[mode === 'hybrid' ? 'fusion' : mode]).toBe(rank);
      expect((await journey({ mode, topK: rank })).lostAt).toBeNull();
    }
  });

  it('names the reranker, whether it read the passage or not', async () => {
    const rerank = { model: 'builtin/lexical-rerank', topN: 5 };
    expect(await journey({ rerank })).toMatchObject({
      lostAt: 'rerank',
      detail: expect.stringContaining('reads the best 5'),
    });
    const read = await journey({ topK: 1, rerank: { ...rerank, topN: 60 } });
    expect(read.lostAt).toBe('topK');
    expect(read.chunks[0]!.stages.rerank).toBeGreaterThan(1);
  });

  it('names MMR, minScore and the room for context', async () => {
    const lamp = 'Who sold the harbour lamp?';
    const repeated = await ask({ mode: 'dense', topK: 2, mmr: { lambda: 0 } }, { explain: true });
    expect(repeated.explanation!.leftOut.map(({ reason }) => reason)).toContain('mmr');
    expect((await journey({ minScore: 2 }, lamp)).lostAt).toBe('minScore');
    expect((await journey({ maxContextTokens: 1 }, lamp)).lostAt).toBe('maxContextTokens');
    expect((await journey({ mmr: { lambda: 0.5 } }, lamp)).chunks[0]!.stages.mmr).toBe(1);
  });

  it('is in the explanation, with what was left out, why, and the tokens that go to the model', async () => {
    const { explanation, hits } = await ask({ topK: 4, maxContextTokens: 30 }, { explain: true });
    expect(explanation!.context).toMatchObject({ most: 30 });
    expect(explanation!.context.tokens).toBeLessThanOrEqual(30);
    expect(hits.length).toBeLessThan(4);
    expect(explanation!.leftOut.slice(0, 4 - hits.length).every(({ reason }) => reason === 'maxContextTokens')).toBe(
      true,
    );
    expect(explanation!.ranges!.dense!.most).toBeGreaterThan(explanation!.ranges!.dense!.least);
  });
});
