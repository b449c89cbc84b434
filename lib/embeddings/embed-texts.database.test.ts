import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { disconnect, query, sql } from '@/lib/db';
import { createConnection, updateConnection } from '@/lib/models';
import { makeWorkspace, startFakeProvider, type FakeProvider, type TestWorkspace } from '@/lib/testing';
import { describeEmbeddingModel, embedQuestion, embedTexts } from './embed-texts';
import { purgeVectors } from './purge-vectors';

let team: TestWorkspace;
let other: TestWorkspace;
let fake: FakeProvider;
let elsewhere: FakeProvider;
const settings = { model: 'lab/fake-embedding', dimensions: 16 };

beforeAll(async () => {
  [fake, elsewhere] = await Promise.all([startFakeProvider(), startFakeProvider()]);
  vi.stubEnv('BAKEOFF_ALLOWED_HOSTS', `${fake.host},${elsewhere.host}`);
  [team, other] = await Promise.all([makeWorkspace(), makeWorkspace()]);
  for (const { access } of [team, other]) {
    await createConnection(access, { provider: 'openai-compatible', name: 'lab', baseUrl: fake.url, apiKey: 'k' });
  }
});
beforeEach(() => fake.reset());
afterAll(async () => {
  await Promise.all([team.remove(), other.remove()]);
  await Promise.all([fake.close(), elsewhere.close()]);
  await disconnect();
  vi.unstubAllEnvs();
});

describe('embedTexts', () => {
  it('pays a provider for a text once, and gives back the same vector afterwards', async () => {
    const first = await embedTexts(team.workspaceId, settings, ['one', 'two', 'one']);
    expect(first.tokens).toBeGreaterThan(0);
    expect(first.costUsd).toBeNull();
    expect(first.vectors[0]).toHaveLength(16);
    expect(fake.requests).toHaveLength(1);
    const second = await embedTexts(team.workspaceId, settings, ['two', 'one']);
    expect(fake.requests).toHaveLength(1);
    expect(second.tokens).toBe(0);
    expect(second.vectors).toEqual([first.vectors[1], first.vectors[0]]);
  });

  it('keeps workspaces, dimensions and questions apart', async () => {
    await embedTexts(team.workspaceId, settings, ['shared words']);
    await embedTexts(other.workspaceId, settings, ['shared words']);
    await embedTexts(team.workspaceId, { ...settings, dimensions: 8 }, ['shared words']);
    await embedQuestion(team.workspaceId, settings, 'shared words');
    expect(fake.requests).toHaveLength(4);
    await embedQuestion(team.workspaceId, settings, 'shared words');
    expect(fake.requests).toHaveLength(4);
  });

  it('keeps a provider’s vectors with its connection and address, whatever the connection is called', async () => {
    const here = { provider: 'openai-compatible', baseUrl: fake.url, apiKey: 'k' } as const;
    const connection = await createConnection(team.access, { ...here, name: 'first' });
    const ask = (name: string) => embedTexts(team.workspaceId, { model: `${name}/fake-embedding` }, ['moving words']);
    const paid = await ask('first');
    await updateConnection(team.access, connection.id, { name: 'renamed' });
    expect(await ask('renamed')).toMatchObject({ tokens: 0, source: paid.source });

    await createConnection(team.access, { ...here, name: 'first', baseUrl: elsewhere.url });
    expect((await ask('first')).source).not.toBe(paid.source);
    expect(elsewhere.requests).toHaveLength(1);

    await updateConnection(team.access, connection.id, { baseUrl: elsewhere.url, apiKey: 'k' });
    expect((await ask('renamed')).source).not.toBe(paid.source);
    expect(elsewhere.requests).toHaveLength(2);
    expect(fake.requests).toHaveLength(1);
  });

  it('keeps vectors for as long as they are asked for now and then, and forgets the others', async () => {
    await embedTexts(team.workspaceId, settings, ['still in an index', 'of a deleted document']);
    await embedQuestion(team.workspaceId, settings, 'asked once');
    await query(
      sql`update embedding_cache set used_at = now() - interval '31 days' where workspace_id = ${team.workspaceId}`,
    );
    await embedTexts(team.workspaceId, settings, ['still in an index']);
    await purgeVectors();
    fake.reset();
    await embedTexts(team.workspaceId, settings, ['still in an index']);
    expect(fake.requests).toHaveLength(0);
    const rows = await query(sql`select content_hash from embedding_cache where workspace_id = ${team.workspaceId}`);
    expect(rows).toHaveLength(1);
  });

  it('makes the built-in vectors without any provider', async () => {
    const { vectors, tokens, costUsd } = await embedTexts(team.workspaceId, { model: 'builtin/lexical' }, ['one']);
    expect(vectors[0]).toHaveLength(768);
    expect({ tokens, costUsd }).toEqual({ tokens: 0, costUsd: 0 });
    const question = await embedQuestion(team.workspaceId, { model: 'builtin/lexical' }, 'one');
    expect(question).toEqual({ vector: vectors[0], source: 'builtin/lexical' });
    expect(fake.requests).toHaveLength(0);
  });
});

describe('describeEmbeddingModel', () => {
  it('knows the built-in model, those of connections, and no others', async () => {
    expect(await describeEmbeddingModel(team.workspaceId, 'builtin/lexical')).toEqual({
      dimensions: 768,
      priceUsdPerMTok: 0,
      source: 'builtin/lexical',
    });
    expect(await describeEmbeddingModel(team.workspaceId, 'lab/anything')).toEqual({
      dimensions: null,
      priceUsdPerMTok: null,
      source: expect.stringContaining(`${fake.url} anything`),
    });
    expect(await describeEmbeddingModel(team.workspaceId, 'nobody/anything')).toBeNull();
    expect(await describeEmbeddingModel(team.workspaceId, 'builtin/other')).toBeNull();
  });
});
