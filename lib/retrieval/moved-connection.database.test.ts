import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { disconnect } from '@/lib/db';
import { buildIndex, createIndex, getIndex, refreshIndex } from '@/lib/indexes';
import { installQueues } from '@/lib/jobs';
import { createConnection, updateConnection } from '@/lib/models';
import { makeCollection, makeWorkspace, startFakeProvider, type FakeProvider, type TestWorkspace } from '@/lib/testing';
import { retrieve } from './index';

let team: TestWorkspace;
let here: FakeProvider;
let there: FakeProvider;

beforeAll(async () => {
  [here, there] = await Promise.all([startFakeProvider(), startFakeProvider()]);
  vi.stubEnv('BAKEOFF_ALLOWED_HOSTS', `${here.host},${there.host}`);
  await installQueues();
  team = await makeWorkspace();
});
afterAll(async () => {
  await team.remove();
  await Promise.all([here.close(), there.close()]);
  await disconnect();
  vi.unstubAllEnvs();
});

it('An index does not answer with the vectors of a connection that was pointed elsewhere, until it is refreshed', async () => {
  const { access, workspaceId } = team;
  const connection = await createConnection(access, {
    provider: 'openai-compatible',
    name: 'lab',
    baseUrl: here.url,
    apiKey: 'k',
  });
  const { id: collectionId } = await makeCollection(workspaceId, [
    { name: 'tea.md', text: 'Tea is drunk in the afternoon.', language: 'en' },
  ]);
  const index = await createIndex(access, {
    name: 'Tea',
    collectionId,
    chunking: { strategy: 'recursive', size: 60, overlap: 0, unit: 'character' },
    embedding: { model: 'lab/fake-embedding' },
    search: { type: 'exact', distance: 'cosine', precision: 'full' },
  });
  const build = () => buildIndex({ workspaceId, indexId: index.id }, { signal: new AbortController().signal });
  const ask = () => retrieve(access, { indexId: index.id, mode: 'dense', topK: 1 }, 'tea');
  await build();
  expect((await ask()).hits).toHaveLength(1);

  await updateConnection(access, connection.id, { baseUrl: there.url, apiKey: 'k' });
  await expect(ask()).rejects.toMatchObject({ code: 'embedding_mismatch', detail: expect.stringContaining('Refresh') });

  there.reset();
  await refreshIndex(access, index.id, {});
  await build();
  expect(await getIndex(access, index.id)).toMatchObject({ status: 'ready' });
  expect((await ask()).hits).toHaveLength(1);
  expect(there.requests.length).toBeGreaterThan(0);
});
