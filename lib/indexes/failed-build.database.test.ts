import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { disconnect } from '@/lib/db';
import { installQueues } from '@/lib/jobs';
import { createConnection } from '@/lib/models';
import { makeCollection, makeWorkspace, startFakeProvider, type FakeProvider, type TestWorkspace } from '@/lib/testing';
import { buildIndex, createIndex, getIndex, purgeIndexes, refreshIndex } from './index';

let workspace: TestWorkspace;
let fake: FakeProvider;
const quiet = { signal: new AbortController().signal };

beforeAll(async () => {
  fake = await startFakeProvider();
  vi.stubEnv('BAKEOFF_ALLOWED_HOSTS', fake.host);
  await installQueues();
  workspace = await makeWorkspace();
});
afterEach(async () => {
  await workspace.remove();
  await purgeIndexes();
});
afterAll(async () => {
  await fake.close();
  await disconnect();
  vi.unstubAllEnvs();
});

it('A build that its cap has stopped says what it paid, and the next one adds only what is new', async () => {
  await createConnection(workspace.access, {
    provider: 'openai-compatible',
    name: 'lab',
    baseUrl: fake.url,
    apiKey: 'k',
    models: [{ id: 'fake-embedding', kind: 'embedding', price: { inputPerMTok: 10, outputPerMTok: 0 } }],
  });
  const text = Array.from({ length: 400 }, (_, i) => `Sentence ${i} stands for itself alone.`).join('\n\n');
  const collection = await makeCollection(workspace.workspaceId, [{ name: 'long.md', text, language: 'en' }]);
  const index = await createIndex(workspace.access, {
    name: 'Capped',
    collectionId: collection.id,
    chunking: { strategy: 'fixed', size: 40, overlap: 0, unit: 'character' },
    embedding: { model: 'lab/fake-embedding', dimensions: 16 },
    search: { type: 'exact', distance: 'cosine', precision: 'full' },
    maxCostUsd: 0.02,
  });
  const job = { workspaceId: workspace.workspaceId, indexId: index.id };
  await buildIndex(job, quiet);
  const stopped = await getIndex(workspace.access, index.id);
  expect(stopped).toMatchObject({ status: 'failed', error: { code: 'budget_exceeded' } });
  expect(stopped.costUsd).toBeGreaterThan(0);
  expect(stopped.costUsd).toBeLessThanOrEqual(0.02);

  await refreshIndex(workspace.access, index.id, { maxCostUsd: 1 });
  await buildIndex(job, quiet);
  const whole = await getIndex(workspace.access, index.id);
  expect(whole.status).toBe('ready');
  const perToken = 10 / 1e6;
  const paid = fake.requests.flatMap(({ body }) => (body as { input: string[] }).input);
  expect(new Set(paid).size).toBe(paid.length);
  expect(whole.costUsd).toBeGreaterThan(stopped.costUsd ?? 0);
  expect(whole.costUsd).toBeLessThan(paid.join(' ').length * perToken);
});
