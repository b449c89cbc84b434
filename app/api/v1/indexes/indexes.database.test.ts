import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/db';
import { buildIndex, createIndex } from '@/lib/indexes';
import { createIndexSchema, type Index, type IndexList } from '@/lib/indexes/schema';
import { installQueues } from '@/lib/jobs';
import type { SearchResult } from '@/lib/retrieval/schema';
import { callRoute, makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { POST as estimate } from './estimate/route';
import { DELETE, GET } from './[id]/route';
import { POST as refresh } from './[id]/refresh/route';
import { POST as restore } from './[id]/restore/route';
import { POST as search } from './[id]/search/route';
import { GET as list, POST as create } from './route';

let workspace: TestWorkspace;
let collectionId: string;

beforeAll(async () => {
  await installQueues();
  workspace = await makeWorkspace();
  const collection = await makeCollection(workspace.workspaceId, [
    { name: 'oil.md', text: 'The price of oil rose in 1973.', language: 'en' },
  ]);
  collectionId = collection.id;
});
afterAll(async () => {
  await workspace.remove();
  await disconnect();
});

const body = (more: object = {}) => ({
  name: 'Prices',
  collectionId,
  chunking: { strategy: 'recursive', size: 100, overlap: 10, unit: 'token' },
  embedding: { model: 'builtin/lexical' },
  search: { type: 'exact', distance: 'cosine', precision: 'full' },
  ...more,
});

describe('the indexes API', () => {
  it('builds an index, answers questions, and lets it be deleted and brought back', async () => {
    const { apiKey } = workspace;
    const created = await callRoute<Index>(create, { apiKey, body: body() });
    expect(created).toMatchObject({ status: 202, body: { status: 'building', searchable: false, name: 'Prices' } });
    const params = { id: created.body.id };
    const early = await callRoute(search, { apiKey, params, body: { query: 'oil', mode: 'lexical', topK: 3 } });
    expect(early).toMatchObject({ status: 409, body: { code: 'index_not_ready' } });
    await buildIndex(
      { workspaceId: workspace.workspaceId, indexId: params.id },
      { signal: new AbortController().signal },
    );
    expect((await callRoute<Index>(GET, { apiKey, params })).body).toMatchObject({
      status: 'ready',
      chunks: 1,
      costUsd: 0,
    });
    const found = await callRoute<SearchResult>(search, {
      apiKey,
      params,
      body: {
        query: 'Which price rose?',
        mode: 'hybrid',
        topK: 3,
        explain: true,
        expected: [{ documentName: 'oil.md', quote: 'price of oil' }],
      },
    });
    expect(found.status).toBe(200);
    expect(found.body.hits[0]).toMatchObject({
      rank: 1,
      documentName: 'oil.md',
      start: 0,
      stages: { dense: { rank: 1 }, lexical: { rank: 1 }, fusion: { rank: 1 } },
    });
    expect(found.body.journey).toMatchObject([{ lostAt: null }]);
    expect(found.body.explanation?.terms).toContain('price');
    expect((await callRoute<Index>(refresh, { apiKey, params, method: 'POST' })).status).toBe(202);
    expect((await callRoute(DELETE, { apiKey, params, method: 'DELETE' })).status).toBe(204);
    expect((await callRoute(GET, { apiKey, params })).status).toBe(404);
    expect((await callRoute(restore, { apiKey, params, method: 'POST' })).status).toBe(200);
    expect((await callRoute<IndexList>(list, { apiKey })).body.items.map((index) => index.id)).toEqual([params.id]);
  });

  it('says what a build would cost', async () => {
    const { name: _, search: __, ...settings } = body();
    const { status, body: answer } = await callRoute(estimate, { apiKey: workspace.apiKey, body: settings });
    expect(status).toBe(200);
    expect(answer).toMatchObject({ documents: 1, characters: 30, costUsd: 0 });
  });

  it('refuses what is not built yet or does not fit, naming the field', async () => {
    const refused = async (more: object, path: string) => {
      const { status, body: problem } = await callRoute(create, { apiKey: workspace.apiKey, body: body(more) });
      expect(status).toBe(422);
      expect(JSON.stringify(problem.errors)).toContain(path);
    };
    await refused({ search: { type: 'annoy', distance: 'cosine', precision: 'full' } }, 'search.type');
    await refused({ search: { type: 'exact', distance: 'cosine', precision: 'double' } }, 'search.precision');
    await refused(
      { search: { type: 'hnsw' }, embedding: { model: 'builtin/lexical', dimensions: 2_500 } },
      'half precision',
    );
    await refused({ search: { type: 'hnsw', m: 40, efConstruction: 40 } }, 'efConstruction');
    await refused({ embedding: { model: 'nobody/nothing' } }, 'embedding.model');
    await refused({ chunking: { strategy: 'recursive', size: 10, overlap: 10, unit: 'token' } }, 'overlap');
    await refused({ extra: true }, 'extra');
  });

  it('has no index over a collection of another workspace, as everything else of it is not there', async () => {
    const { name: _, search: __, ...settings } = body({ collectionId: 'col_elsewhere' });
    for (const answer of [
      await callRoute(create, { apiKey: workspace.apiKey, body: body({ collectionId: 'col_elsewhere' }) }),
      await callRoute(estimate, { apiKey: workspace.apiKey, body: settings }),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
  });

  it('says which operators a filter may have', async () => {
    const answer = await callRoute(search, {
      apiKey: workspace.apiKey,
      params: { id: 'idx_any' },
      body: { query: 'x', mode: 'lexical', topK: 3, filter: { field: 'name', op: 'regex', value: 'x' } },
    });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body.errors)).toMatch(/filter.*eq, ne, in, gt, gte, lt, lte, contains, exists/);
  });

  it('refuses settings of a search that can’t be meant', async () => {
    const params = { id: 'idx_any' };
    for (const more of [{ rerank: { model: 'x', topN: 3 } }, { mmr: { lambda: 2 } }, { expand: {} }, { probes: 0 }]) {
      const answer = await callRoute(search, {
        apiKey: workspace.apiKey,
        params,
        body: { query: 'oil', mode: 'dense', topK: 3, ...more },
      });
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    }
  });

  it('needs the scope write to build; to search read, and run where a provider’s model is asked', async () => {
    const reader = await makeWorkspace({ scopes: ['read'] });
    const { apiKey } = reader;
    expect((await callRoute(create, { apiKey, body: body() })).status).toBe(403);
    expect((await callRoute(list, { apiKey })).body).toEqual({ items: [], nextCursor: null });
    const collection = await makeCollection(reader.workspaceId, [{ name: 'oil.txt', text: 'The price of oil.' }]);
    const index = await createIndex(reader.access, createIndexSchema.parse(body({ collectionId: collection.id })));
    await buildIndex({ workspaceId: reader.workspaceId, indexId: index.id }, { signal: new AbortController().signal });
    const ask = (more: object) =>
      callRoute<{ detail: string }>(search, {
        apiKey,
        params: { id: index.id },
        body: { query: 'oil', mode: 'hybrid', topK: 3, ...more },
      });
    expect((await ask({})).status).toBe(200);
    expect((await ask({ rerank: { model: 'builtin/lexical-rerank', topN: 3 } })).status).toBe(200);
    const refused = await ask({ rerank: { model: 'lab/ranker', topN: 3 } });
    expect(refused).toMatchObject({ status: 403, body: { detail: 'This API key lacks the scope “run”.' } });
    await reader.remove();
  });
});
