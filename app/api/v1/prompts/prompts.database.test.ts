import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/db';
import { callRoute, makeWorkspace } from '@/lib/testing';
import * as draft from '../../app/prompts/[name]/draft/route';
import * as merge from '../../app/prompts/[name]/merge/route';
import * as preview from '../../app/prompts/preview/route';
import * as diff from './[name]/diff/route';
import * as label from './[name]/labels/[label]/route';
import * as render from './[name]/render/route';
import * as restore from './[name]/restore/route';
import * as prompt from './[name]/route';
import * as versions from './[name]/versions/route';
import * as prompts from './route';

const messages = (content: string) => [{ role: 'user', content }];
const params = { name: 'support%2Fanswer' };
let apiKey: string;

beforeAll(async () => {
  ({ apiKey } = await makeWorkspace());
  const created = await callRoute(prompts.POST, { apiKey, body: { name: 'support/answer', tags: ['faq'] } });
  expect(created.status).toBe(201);
});
afterAll(disconnect);

const save = (body: object) => callRoute(versions.POST, { apiKey, params, body: { message: 'm', ...body } });

describe('the prompts API', () => {
  it('saves versions: 201, 200 for the same content, 409 with the newest, 422 for what is wrong', async () => {
    const first = await save({ messages: messages('one {{question}}') });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ prompt: 'support/answer', version: 1, variables: ['question'] });
    expect((await save({ messages: messages('one {{question}}') })).status).toBe(200);
    expect((await save({ messages: messages('two {{question}}'), baseVersion: 1 })).status).toBe(201);
    const late = await save({ messages: messages('three'), baseVersion: 1 });
    expect([late.status, late.headers.get('content-type')]).toEqual([409, 'application/problem+json']);
    expect(late.body).toMatchObject({ code: 'conflict', latest: { version: 2, message: 'm' } });
    const system = await save({ messages: [{ role: 'system', content: '{{context}}' }] });
    expect(system.body).toMatchObject({
      status: 422,
      code: 'validation_failed',
      errors: [{ path: 'messages.0.content' }],
    });
    expect((await save({ messages: messages('x'), colour: 'red' })).status).toBe(422);
    expect((await save({ messages: [{ role: 'robot', content: 'x' }] })).status).toBe(422);
  });

  it('moves labels and finds versions by them, with an ETag', async () => {
    expect((await callRoute(prompt.GET, { apiKey, params })).status).toBe(404);
    const where = { ...params, label: 'production' };
    const moved = await callRoute(label.PUT, { apiKey, params: where, method: 'PUT', body: { version: 1 } });
    expect(moved.body).toMatchObject({ label: 'production', version: 1 });
    const found = await callRoute(prompt.GET, { apiKey, params });
    const etag = found.headers.get('etag') ?? '';
    expect(found.body).toMatchObject({ version: 1, labels: ['production'], tags: ['faq'], description: '' });
    const again = await callRoute(prompt.GET, { apiKey, params, headers: { 'If-None-Match': `"x", W/${etag}` } });
    expect([again.status, await again.response.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    const late = { version: 2, expectedVersion: 2 };
    expect((await callRoute(label.PUT, { apiKey, params: where, method: 'PUT', body: late })).status).toBe(409);
    await callRoute(label.PUT, { apiKey, params: where, method: 'PUT', body: { version: 2, expectedVersion: 1 } });
    const changed = await callRoute(prompt.GET, { apiKey, params, headers: { 'If-None-Match': etag } });
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false]);
    const latest = await callRoute(prompt.GET, { apiKey, params, query: { label: 'latest' } });
    expect(latest.body).toMatchObject({ version: 2, labels: ['production', 'latest'] });
    expect((await callRoute(label.DELETE, { apiKey, params: where, method: 'DELETE' })).status).toBe(204);
    expect((await callRoute(prompt.GET, { apiKey, params, query: { label: 'production' } })).status).toBe(404);
  });

  it('compares and renders', async () => {
    const compared = await callRoute(diff.GET, { apiKey, params, query: { from: '1', to: '2' } });
    expect(compared.body).toMatchObject({ from: 1, to: 2, changes: 1 });
    const body = { version: 1, variables: { question: 'Why?', extra: 'x' } };
    const rendered = await callRoute(render.POST, { apiKey, params, body });
    expect(rendered.body).toEqual({
      messages: messages('one Why?'),
      missing: [],
      unused: ['extra'],
      tokens: 3,
    });
    const unsaved = { content: { messages: messages('{{a}} {{b}}') }, variables: { a: '1' } };
    const previewed = await callRoute(preview.POST, { apiKey, body: unsaved });
    expect(previewed.body).toMatchObject({ messages: messages('1 {{b}}'), missing: ['b'] });
  });

  it('lists in pages, and says what is wrong with a page', async () => {
    await callRoute(prompts.POST, { apiKey, body: { name: 'other' } });
    const first = await callRoute<{ nextCursor: string }>(prompts.GET, { apiKey, query: { limit: '1' } });
    expect(first.body).toMatchObject({ items: [{ name: 'other' }] });
    const query = { limit: '1', cursor: first.body.nextCursor };
    expect((await callRoute(prompts.GET, { apiKey, query })).body).toMatchObject({
      items: [{ name: 'support/answer', latestVersion: 2 }],
      nextCursor: null,
    });
    for (const [name, value] of [
      ['limit', '0'],
      ['limit', '201'],
      ['colour', 'red'],
    ] as const) {
      expect((await callRoute(prompts.GET, { apiKey, query: { [name]: value } })).status).toBe(422);
    }
    const paged = await callRoute(versions.GET, { apiKey, params, query: { limit: '1' } });
    expect(paged.body).toMatchObject({ items: [{ version: 2 }], nextCursor: '2' });
  });

  it('keeps a draft, merges it and forgets it', async () => {
    const body = { content: { messages: messages('mine {{question}}') }, baseVersion: 1 };
    expect((await callRoute(draft.PUT, { apiKey, params, method: 'PUT', body })).status).toBe(200);
    expect((await callRoute(draft.GET, { apiKey, params })).body).toMatchObject({ draft: body });
    const merging = { ...body, theirVersion: 2 };
    const merged = await callRoute(merge.POST, { apiKey, params, body: merging });
    expect(merged.body).toMatchObject({ conflicts: [{ path: 'messages.0.content' }] });
    await callRoute(draft.DELETE, { apiKey, params, method: 'DELETE' });
    expect((await callRoute(draft.GET, { apiKey, params })).body).toEqual({ draft: null });
  });

  it('does nothing for readers but read, and nothing for other workspaces', async () => {
    const reader = await makeWorkspace({ scopes: ['read'] });
    const creating = { apiKey: reader.apiKey, body: { name: 'x' } };
    expect((await callRoute(prompts.POST, creating)).status).toBe(403);
    const other = await makeWorkspace();
    for (const [handler, call] of [
      [prompt.GET, {}],
      [prompt.PATCH, { method: 'PATCH', body: { description: 'x' } }],
      [prompt.DELETE, { method: 'DELETE' }],
      [restore.POST, { method: 'POST' }],
      [versions.GET, {}],
      [versions.POST, { body: { messages: messages('x'), message: 'm' } }],
      [diff.GET, { query: { from: '1', to: '2' } }],
      [render.POST, { body: { version: 1 } }],
      [label.PUT, { params: { ...params, label: 'production' }, method: 'PUT', body: { version: 1 } }],
      [draft.PUT, { method: 'PUT', body: { content: { messages: messages('x') }, baseVersion: 0 } }],
    ] as const) {
      const answer = await callRoute(handler, { params, ...call, apiKey: other.apiKey });
      expect(answer.status).toBe(404);
    }
  });

  it('deletes, and brings back', async () => {
    expect((await callRoute(prompt.DELETE, { apiKey, params, method: 'DELETE' })).status).toBe(204);
    expect((await callRoute(versions.GET, { apiKey, params })).status).toBe(404);
    const back = await callRoute(restore.POST, { apiKey, params, method: 'POST' });
    expect(back.body).toMatchObject({ name: 'support/answer', latestVersion: 2 });
  });
});
