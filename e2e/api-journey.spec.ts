import type { APIRequestContext } from '@playwright/test';
import { startFakeProvider } from '@/lib/testing/fake-provider';
import { sampleFiles } from './sample-files';
import { FAKE_PROVIDER_PORT } from './servers';
import { expect, test } from './test';

test.describe.configure({ timeout: 120_000 });

/** Asks again until the resource has reached a state. */
async function until(api: APIRequestContext, path: string, done: (body: Body) => boolean): Promise<Body> {
  let body: Body = {};
  await expect
    .poll(
      async () => {
        body = await (await api.get(path)).json();
        return done(body);
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  return body;
}

// The shapes are checked by the assertions below; typing each answer of eight endpoints would say the same twice.
type Body = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of many shapes

async function post(api: APIRequestContext, path: string, data: unknown, status = 201): Promise<Body> {
  const answer = await api.post(path, { data });
  expect(answer.status(), await answer.text()).toBe(status);
  return answer.json();
}

test('A program does the whole path: upload, index, search, prompt, compare, share', async ({ api }) => {
  const tag = Date.now().toString(36);
  const collection = await post(api, '/api/v1/collections', { name: `Lighthouse ${tag}` });

  const files = await sampleFiles();
  const documents: Body[] = [];
  for (const file of files) {
    const answer = await api.post('/api/v1/documents', {
      multipart: {
        collectionId: collection.id,
        file: { name: file.name, mimeType: file.mimeType, buffer: file.buffer },
      },
    });
    expect(answer.status(), await answer.text()).toBe(201);
    documents.push((await answer.json()).items[0]);
  }
  for (const [at, document] of documents.entries()) {
    const ready = await until(
      api,
      `/api/v1/documents/${document.id}`,
      ({ status }) => status === 'ready' || status === 'failed',
    );
    expect(ready, ready.name).toMatchObject({ status: 'ready', name: files[at]?.name });
    const { text, pages } = await (await api.get(`/api/v1/documents/${document.id}/text`)).json();
    expect(text).toContain(files[at]?.sentence);
    for (const page of pages)
      expect(page).toMatchObject({ number: expect.any(Number), start: expect.any(Number), end: expect.any(Number) });
  }
  const again = await api.post('/api/v1/documents', {
    multipart: {
      collectionId: collection.id,
      file: { name: 'copy.txt', mimeType: 'text/plain', buffer: files[5]!.buffer },
    },
  });
  expect(again.status()).toBe(200);
  expect((await again.json()).items[0]).toMatchObject({ id: documents[5]?.id, duplicate: true });

  const index = await post(
    api,
    '/api/v1/indexes',
    {
      name: `Index ${tag}`,
      collectionId: collection.id,
      chunking: { strategy: 'recursive', size: 200, overlap: 20, unit: 'token' },
      embedding: { model: 'builtin/lexical' },
      search: { type: 'exact', distance: 'cosine', precision: 'full' },
    },
    202,
  );
  const built = await until(
    api,
    `/api/v1/indexes/${index.id}`,
    ({ status }) => status === 'ready' || status === 'failed',
  );
  expect(built).toMatchObject({ status: 'ready', documents: 6, costUsd: 0 });

  for (const mode of ['dense', 'lexical', 'hybrid']) {
    const found = await post(
      api,
      `/api/v1/indexes/${index.id}/search`,
      { query: 'Who keeps the lighthouse?', mode, topK: 3, explain: true },
      200,
    );
    expect(found.hits[0], mode).toMatchObject({ rank: 1, documentName: 'keeper.pdf', page: 1 });
    const { text } = await (await api.get(`/api/v1/documents/${found.hits[0].documentId}/text`)).json();
    expect(text.slice(found.hits[0].start, found.hits[0].end)).toBe(found.hits[0].text);
  }

  const prompt = `lighthouse-${tag}`;
  await post(api, '/api/v1/prompts', { name: prompt });
  const versions = `/api/v1/prompts/${prompt}/versions`;
  const messages = (system: string) => [
    { role: 'system', content: system },
    { role: 'user', content: 'Question: {{question}}\n\n{{context}}' },
  ];
  expect(await post(api, versions, { messages: messages('Answer.'), message: 'First' })).toMatchObject({
    version: 1,
    variables: ['question', 'context'],
  });
  expect(
    await post(api, versions, { messages: messages('Answer and cite.'), message: 'Cite', baseVersion: 1 }),
  ).toMatchObject({ version: 2 });
  await post(api, versions, { messages: messages('Late.'), message: 'Late', baseVersion: 1 }, 409);
  expect((await api.put(`/api/v1/prompts/${prompt}/labels/production`, { data: { version: 1 } })).ok()).toBe(true);
  const labelled = await api.get(`/api/v1/prompts/${prompt}`);
  expect(await labelled.json()).toMatchObject({ version: 1 });
  expect(
    (await api.get(`/api/v1/prompts/${prompt}`, { headers: { 'if-none-match': labelled.headers().etag! } })).status(),
  ).toBe(304);

  const retrieval = { indexId: index.id, mode: 'hybrid', topK: 4 };
  const comparison = await post(
    api,
    '/api/v1/comparisons',
    {
      inputs: [{ question: 'How tall is the tower?' }],
      variants: [
        { prompt: { name: prompt, label: 'production' }, model: 'builtin/extractive', retrieval },
        { prompt: { name: prompt, version: 2 }, model: 'builtin/extractive', retrieval },
        { prompt: { name: prompt, version: 2 }, model: 'builtin/extractive', retrieval: null },
      ],
    },
    202,
  );
  const finished = await until(api, `/api/v1/comparisons/${comparison.id}`, ({ status }) => status === 'done');
  const [first, second, third] = finished.answers;
  for (const answer of [first, second]) {
    expect(answer).toMatchObject({ status: 'done', text: expect.stringContaining('forty-two metres'), costUsd: 0 });
    expect(answer.citations[0]).toMatchObject({ verified: true });
    expect(answer.hits[answer.citations[0].hitRank - 1].documentName).toBe('tower.docx');
  }
  expect(third).toMatchObject({ status: 'done', hits: [], citations: [] });

  const share = await post(api, '/api/v1/shares', {
    comparisonId: comparison.id,
    title: 'Tower',
    include: { prompts: true, context: true, cost: true },
  });
  const token = new globalThis.URL(share.url).pathname;
  const visitor = await api.get(`${token}.json`, { headers: { authorization: '' } });
  expect(visitor.status()).toBe(200);
  expect(visitor.headers()['x-robots-tag']).toBe('noindex, nofollow');
  expect(JSON.stringify(await visitor.json())).toContain('forty-two metres');
  expect((await api.delete(`/api/v1/shares/${share.id}`)).ok()).toBe(true);
  expect((await api.get(`${token}.json`)).status()).toBe(404);
});

test('A program connects a provider, compares with its model and embeds with it', async ({ api }) => {
  const tag = Date.now().toString(36);
  const provider = await startFakeProvider({ port: FAKE_PROVIDER_PORT });
  try {
    const name = `fake-${tag}`;
    const connection = await post(api, '/api/v1/connections', {
      provider: 'openai-compatible',
      name,
      baseUrl: provider.url,
      apiKey: 'sk-canary-0123456789',
      models: [
        { id: 'fake-chat', kind: 'chat', price: { inputPerMTok: 1, outputPerMTok: 2 } },
        { id: 'fake-embedding', kind: 'embedding', price: { inputPerMTok: 0.1, outputPerMTok: 0 } },
      ],
    });
    expect(JSON.stringify(connection)).not.toContain('sk-canary');
    expect(connection).toMatchObject({ keyHint: '6789' });
    expect((await api.post(`/api/v1/connections/${connection.id}/test`)).ok()).toBe(true);
    const models = await (await api.get('/api/v1/models?limit=200')).json();
    expect(models.items.map(({ id }: Body) => id)).toEqual(
      expect.arrayContaining([`${name}/fake-chat`, 'builtin/extractive']),
    );

    const comparison = await post(
      api,
      '/api/v1/comparisons',
      {
        inputs: [{ question: 'Anything?' }],
        variants: [
          {
            prompt: { messages: [{ role: 'user', content: '{{question}}' }] },
            model: `${name}/fake-chat`,
            retrieval: null,
          },
        ],
      },
      202,
    );
    const { answers } = await until(api, `/api/v1/comparisons/${comparison.id}`, ({ status }) => status === 'done');
    expect(answers[0]).toMatchObject({
      status: 'done',
      usage: { inputTokens: expect.any(Number) },
      finishReason: 'stop',
    });
    expect(answers[0].costUsd).toBeGreaterThan(0);

    const collection = await post(api, '/api/v1/collections', { name: `Paid ${tag}` });
    await post(api, '/api/v1/documents', {
      collectionId: collection.id,
      name: 'one.txt',
      text: 'One short text about herons.',
    });
    const index = await post(
      api,
      '/api/v1/indexes',
      {
        name: `Paid ${tag}`,
        collectionId: collection.id,
        chunking: { strategy: 'sentence', size: 100, overlap: 0, unit: 'token' },
        embedding: { model: `${name}/fake-embedding` },
        search: { type: 'hnsw', distance: 'cosine', precision: 'full' },
      },
      202,
    );
    const built = await until(
      api,
      `/api/v1/indexes/${index.id}`,
      ({ status }) => status === 'ready' || status === 'failed',
    );
    expect(built).toMatchObject({ status: 'ready', chunks: 1 });
    const found = await post(
      api,
      `/api/v1/indexes/${index.id}/search`,
      { query: 'herons', mode: 'dense', topK: 1 },
      200,
    );
    expect(found.hits).toHaveLength(1);
  } finally {
    await provider.close();
  }
});
