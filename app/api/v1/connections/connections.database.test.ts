import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { disconnect, query, sql } from '@/lib/db';
import { resolveChatModel, streamGeneration } from '@/lib/models';
import type { Connection, ConnectionTest, Model } from '@/lib/models/schema';
import { callRoute, makeWorkspace, startFakeProvider, type FakeProvider, type TestWorkspace } from '@/lib/testing';
import { GET as listModels } from '../models/route';
import { DELETE, GET as readOne, PATCH } from './[id]/route';
import { POST as restore } from './[id]/restore/route';
import { POST as test } from './[id]/test/route';
import { GET as list, POST as create } from './route';

const CANARY = 'sk-canary-0123456789-abcd';
let fake: FakeProvider;
let other: FakeProvider;
let team: TestWorkspace;
let stranger: TestWorkspace;

beforeAll(async () => {
  fake = await startFakeProvider({ apiKey: CANARY });
  other = await startFakeProvider();
  process.env.BAKEOFF_ALLOWED_HOSTS = [fake.host, other.host].join(',');
  team = await makeWorkspace();
  stranger = await makeWorkspace();
});
beforeEach(() => {
  fake.reset();
  other.reset();
});
afterAll(async () => {
  await team.remove();
  await stranger.remove();
  await disconnect();
  await Promise.all([fake.close(), other.close()]);
});

const connect = (name: string, more: object = {}) =>
  callRoute<Connection>(create, {
    apiKey: team.apiKey,
    body: { provider: 'openai-compatible', name, baseUrl: fake.url, apiKey: CANARY, ...more },
  });
const on = (id: string, apiKey = team.apiKey) => ({ apiKey, params: { id } });

describe('a connection', () => {
  it('is made, listed, read and changed without its key ever being shown', async () => {
    const made = await connect('canary', { models: [{ id: 'fake-chat', kind: 'chat' }] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      name: 'canary',
      provider: 'openai-compatible',
      keyHint: 'abcd',
      baseUrl: fake.url,
    });
    const answers = [
      made,
      await callRoute(list, { apiKey: team.apiKey }),
      await callRoute(readOne, on(made.body.id)),
      await callRoute(PATCH, { ...on(made.body.id), method: 'PATCH', body: { name: 'canary-2' } }),
      await callRoute<ConnectionTest>(test, { ...on(made.body.id), method: 'POST' }),
      await callRoute(listModels, { apiKey: team.apiKey }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBeLessThan(300);
      expect(JSON.stringify(body)).not.toContain(CANARY);
    }
    expect(answers[4]?.body).toMatchObject({ ok: true, status: 200 });
  });

  it('has limits and time-outs of its own, which an edit replaces or leaves', async () => {
    const limits = { concurrency: 2, requestsPerMinute: 60 };
    const { body: made } = await connect('limited', { limits, timeouts: { firstTokenMs: 120_000 } });
    expect(made).toMatchObject({ limits, timeouts: { firstTokenMs: 120_000 } });
    const edit = (body: object) => callRoute<Connection>(PATCH, { ...on(made.id), method: 'PATCH', body });
    expect((await edit({ name: 'limited-2' })).body).toMatchObject({ limits, timeouts: { firstTokenMs: 120_000 } });
    expect((await edit({ limits: {} })).body).toMatchObject({ limits: {}, timeouts: { firstTokenMs: 120_000 } });
    expect((await edit({ limits: { concurrency: 0 } })).status).toBe(422);
    expect((await edit({ timeouts: { stall: 1 } })).status).toBe(422);
    expect((await connect('plain')).body).toMatchObject({ limits: {}, timeouts: {} });
  });

  it('keeps its key nowhere in the database but encrypted, and sends it to its own provider', async () => {
    const { body } = await connect('stored');
    const rows = await query(sql`select to_jsonb(connections)::text as text from connections where id = ${body.id}`);
    expect(JSON.stringify(rows)).not.toContain(CANARY);
    const model = await resolveChatModel(team.workspaceId, 'stored/fake-chat');
    const result = await streamGeneration({ model, messages: [{ role: 'user', content: 'Hello' }] });
    expect(result).toMatchObject({ status: 'done', text: 'You asked: Hello' });
    expect(fake.requests[0]?.headers.authorization).toBe(`Bearer ${CANARY}`);
    expect(JSON.stringify([result, fake.requests[0]?.body])).not.toContain(CANARY);
  });

  it('shows no key that a provider repeats in its error', async () => {
    other.behave('echo', { status: 401 });
    const { body } = await connect('echo', { baseUrl: other.url, apiKey: 'Incorrect-API-key-provided' });
    const model = await resolveChatModel(team.workspaceId, 'echo/echo');
    const redacted = model.redact('You sent Incorrect-API-key-provided.');
    expect(redacted).toBe('You sent …ided.');
    await callRoute(DELETE, { ...on(body.id), method: 'DELETE' });
  });

  it('forgets its key when its host changes, and keeps it when only the path does', async () => {
    const { body } = await connect('moving');
    const patch = (change: object) => callRoute<Connection>(PATCH, { ...on(body.id), method: 'PATCH', body: change });
    expect((await patch({ baseUrl: `${fake.url}/` })).body.keyHint).toBe('abcd');
    const moved = await patch({ baseUrl: other.url });
    expect(moved).toMatchObject({ status: 200, body: { keyHint: null, baseUrl: other.url } });
    await callRoute(test, { ...on(body.id), method: 'POST' });
    expect(other.requests).toHaveLength(1);
    expect(JSON.stringify(other.requests)).not.toContain(CANARY);
    expect((await patch({ apiKey: 'another-key-9876' })).body.keyHint).toBe('9876');
  });

  it.each([
    ['an address in a private network', { baseUrl: 'http://10.0.0.1/v1' }, 'url_blocked'],
    ['the metadata address', { baseUrl: 'http://169.254.169.254/' }, 'url_blocked'],
    ['a reserved name', { name: 'builtin' }, 'validation_failed'],
    ['a name with a slash', { name: 'a/b' }, 'validation_failed'],
    ['no base URL', { baseUrl: undefined }, 'validation_failed'],
    ['no key for a provider that needs one', { provider: 'openai', apiKey: undefined }, 'validation_failed'],
    ['an unknown provider', { provider: 'clippy' }, 'validation_failed'],
    ['a field that does not exist', { secret: 'x' }, 'validation_failed'],
  ])('is refused with %s', async (_, more, code) => {
    const { status, body } = await connect('refused', more);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code });
  });

  it('has a name of its own', async () => {
    await connect('twice');
    expect(await connect('twice')).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('can be deleted, is gone at once, and can be brought back', async () => {
    const { body } = await connect('fleeting');
    expect((await callRoute(DELETE, { ...on(body.id), method: 'DELETE' })).status).toBe(204);
    expect((await callRoute(readOne, on(body.id))).status).toBe(404);
    await expect(resolveChatModel(team.workspaceId, 'fleeting/x')).rejects.toMatchObject({ code: 'validation_failed' });
    expect((await callRoute(restore, { ...on(body.id), method: 'POST' })).status).toBe(200);
    expect((await callRoute(readOne, on(body.id))).status).toBe(200);
    expect((await callRoute(restore, { ...on(body.id), method: 'POST' })).status).toBe(404);
  });

  it('does not exist for another workspace', async () => {
    const { body } = await connect('private');
    const foreign = on(body.id, stranger.apiKey);
    expect((await callRoute(readOne, foreign)).status).toBe(404);
    expect((await callRoute(PATCH, { ...foreign, method: 'PATCH', body: { name: 'mine' } })).status).toBe(404);
    expect((await callRoute(DELETE, { ...foreign, method: 'DELETE' })).status).toBe(404);
    expect((await callRoute(test, { ...foreign, method: 'POST' })).status).toBe(404);
    expect((await callRoute<{ items: unknown[] }>(list, { apiKey: stranger.apiKey })).body.items).toEqual([]);
    await expect(resolveChatModel(stranger.workspaceId, 'private/fake-chat')).rejects.toMatchObject({
      code: 'validation_failed',
    });
  });

  it('can be changed by admins only', async () => {
    const editor = await makeWorkspace({ role: 'editor' });
    const body = { provider: 'openai', name: 'x', apiKey: 'k' };
    expect((await callRoute(create, { apiKey: editor.apiKey, body })).status).toBe(403);
    await editor.remove();
  });
});

describe('testing a connection', () => {
  const tested = async (name: string, more: object) => {
    const { body } = await connect(name, more);
    return (await callRoute<ConnectionTest>(test, { ...on(body.id), method: 'POST' })).body;
  };

  it('shows the models that the provider has, and remembers the outcome', async () => {
    const outcome = await tested('fine', {});
    expect(outcome).toMatchObject({ ok: true, status: 200 });
    expect(outcome.models).toContainEqual({ id: 'fake-embedding', kind: 'embedding' });
    const { body } = await callRoute<{ items: Connection[] }>(list, { apiKey: team.apiKey });
    expect(body.items.find((item) => item.name === 'fine')?.lastTest).toEqual(outcome);
  });

  it('shows what the provider says to a wrong key', async () => {
    const outcome = await tested('wrong-key', { apiKey: 'sk-some-wrong-key' });
    expect(outcome).toMatchObject({ ok: false, status: 401, models: null });
    expect(outcome.detail).toMatch(/refused the key.*Incorrect API key/);
  });

  it('asks a question where there is no list', async () => {
    const outcome = await tested('no-list', {
      baseUrl: `http://${other.host}/elsewhere`,
      models: [{ id: 'm', kind: 'chat' }],
    });
    expect(outcome.ok).toBe(false);
    expect(other.requests.map((request) => request.path)).toEqual(['/elsewhere/models', '/elsewhere/chat/completions']);
  });
});

describe('GET /api/v1/models', () => {
  it('lists the built-in models, those of connections with their prices, and those that could be connected', async () => {
    const price = { inputPerMTok: 1, outputPerMTok: 2 };
    await connect('priced', { models: [{ id: 'org/big-model', kind: 'chat', price, contextWindow: 8_000 }] });
    await connect('team-openai', { provider: 'openai' });
    const { body } = await callRoute<{ items: Model[] }>(listModels, { apiKey: team.apiKey, query: { limit: '200' } });
    const find = (id: string) => body.items.find((model) => model.id === id);
    expect(find('builtin/extractive')).toMatchObject({ kind: 'chat', connected: true });
    expect(find('builtin/lexical')).toMatchObject({ kind: 'embedding', connected: true });
    expect(find('priced/org/big-model')).toEqual({
      id: 'priced/org/big-model',
      provider: 'openai-compatible',
      kind: 'chat',
      contextWindow: 8_000,
      price,
      connected: true,
    });
    expect(find('canary-2/fake-chat')).toMatchObject({ price: null, contextWindow: null });
    expect(find('team-openai/gpt-4o')).toMatchObject({ connected: true, price: { inputPerMTok: 2.5 } });
    expect(find('openai/gpt-4o')).toBeUndefined();
    expect(find('anthropic/claude-sonnet-4-5')).toMatchObject({ connected: false });
  });

  it('comes in pages', async () => {
    const first = await callRoute<{ items: Model[]; nextCursor: string }>(listModels, {
      apiKey: team.apiKey,
      query: { limit: '3' },
    });
    expect(first.body.items.map((model) => model.id)).toEqual([
      'builtin/extractive',
      'builtin/lexical',
      'builtin/lexical-rerank',
    ]);
    const second = await callRoute<{ items: Model[] }>(listModels, {
      apiKey: team.apiKey,
      query: { limit: '2', cursor: first.body.nextCursor },
    });
    expect(second.body.items).toHaveLength(2);
    expect(first.body.items.map(({ id }) => id)).not.toContain(second.body.items[0]?.id);
  });
});
