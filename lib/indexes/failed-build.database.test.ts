import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { disconnect, query, sql } from '@/lib/db';
import { cancelJobs, installQueues } from '@/lib/jobs';
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

it('A build whose provider wants to be left alone for an hour gives its worker back and goes on by itself', async () => {
  const { workspaceId, access } = await makeWorkspace();
  await createConnection(access, {
    provider: 'openai-compatible',
    name: 'lab',
    baseUrl: fake.url,
    apiKey: 'k',
    models: [{ id: 'fake-embedding', kind: 'embedding', price: { inputPerMTok: 10, outputPerMTok: 0 } }],
  });
  const text = Array.from({ length: 200 }, (_, i) => `Sentence ${i} waits its turn.`).join('\n\n');
  const collection = await makeCollection(workspaceId, [{ name: 'long.md', text, language: 'en' }]);
  const index = await createIndex(access, {
    name: 'Patient',
    collectionId: collection.id,
    chunking: { strategy: 'fixed', size: 40, overlap: 0, unit: 'character' },
    embedding: { model: 'lab/fake-embedding', dimensions: 16 },
    search: { type: 'exact', distance: 'cosine', precision: 'full' },
  });
  const job = { workspaceId, indexId: index.id };
  fake.behave('fake-embedding', { status: 429, retryAfter: '3600', times: 1 });
  await cancelJobs('build-index', job);
  await buildIndex(job, quiet);
  const waiting = await getIndex(access, index.id);
  expect(waiting).toMatchObject({ status: 'building', error: { code: 'rate_limited' } });
  expect(waiting.error?.detail).toMatch(/goes on by itself at \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  const jobs = await query<{ minutes: number }>(sql`
    select extract(epoch from start_after - now())::float8 / 60 as minutes from pgboss.job
    where name = 'build-index' and state = 'created' and data ->> 'indexId' = ${index.id}`);
  expect(jobs).toHaveLength(1);
  expect(jobs[0]?.minutes).toBeCloseTo(60, 0);

  await buildIndex(job, quiet);
  expect(await getIndex(access, index.id)).toMatchObject({ status: 'ready', error: null });
});
