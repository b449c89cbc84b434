import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/db';
import { callRoute, makeWorkspace, signInAs, type TestMember, type TestWorkspace } from '@/lib/testing';
import * as feed from '../prompt-activity/route';
import * as activity from './[name]/activity/route';
import * as check from './[name]/labels/[label]/check/route';
import * as label from './[name]/labels/[label]/route';
import * as prompt from './[name]/route';
import * as versions from './[name]/versions/route';
import * as prompts from './route';

const params = { name: 'support%2Fanswer' };
const production = { ...params, label: 'production' };
let team: TestWorkspace;
let editor: TestMember;
let admin: TestMember;

beforeAll(async () => {
  team = await makeWorkspace();
  [editor, admin] = await Promise.all([signInAs(team, 'editor'), signInAs(team, 'admin')]);
  await callRoute(prompts.POST, { apiKey: team.apiKey, body: { name: 'support/answer' } });
  for (const text of ['one {{question}}', 'two {{question}}', 'three {{question}} {{tone}}']) {
    const messages = [{ role: 'user', content: text }];
    await callRoute(versions.POST, { apiKey: team.apiKey, params, body: { messages, message: text } });
  }
});
afterAll(async () => {
  await team.remove();
  await disconnect();
});

type Caller = { apiKey: string } | { headers: Record<string, string> };
const byKey = () => ({ apiKey: team.apiKey });
const move = (caller: Caller, body: object, where = production) =>
  callRoute(label.PUT, { ...caller, params: where, method: 'PUT', body });
const get = (query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  callRoute<{ version: number; split?: unknown }>(prompt.GET, { ...byKey(), params, query, headers });

describe('a label', () => {
  it('is there for programs within a second of its promotion, and 304 until the next one', async () => {
    await move(byKey(), { version: 1 });
    const etag = (await get()).headers.get('etag') ?? '';
    expect((await get({}, { 'If-None-Match': etag })).status).toBe(304);
    const from = performance.now();
    expect((await move(byKey(), { version: 2, expectedVersion: 1, reason: 'Answers better' })).status).toBe(200);
    const changed = await get({}, { 'If-None-Match': etag });
    expect(performance.now() - from).toBeLessThan(1_000);
    expect([changed.status, changed.body.version]).toEqual([200, 2]);
    expect((await move(byKey(), { version: 3, expectedVersion: 1 })).body).toMatchObject({
      code: 'conflict',
      current: 2,
    });
  });

  it('keeps who moved it, when and why', async () => {
    const history = await callRoute<{ items: unknown[]; nextCursor: string | null }>(activity.GET, {
      ...byKey(),
      params,
      query: { label: 'production', limit: '1' },
    });
    expect(history.body).toMatchObject({
      items: [
        {
          kind: 'label_moved',
          label: 'production',
          version: 2,
          actor: { name: team.access.name, byKey: true },
          data: { from: { version: 1, split: null }, to: { version: 2, split: null }, reason: 'Answers better' },
        },
      ],
    });
    expect(history.body.nextCursor).not.toBeNull();
    const all = await callRoute<{ items: { kind: string; prompt: string }[] }>(feed.GET, byKey());
    expect(all.body.items.map((item) => item.kind)).toEqual([
      'label_moved',
      'label_moved',
      'version_saved',
      'version_saved',
      'version_saved',
    ]);
    const other = await makeWorkspace();
    expect((await callRoute(feed.GET, { apiKey: other.apiKey })).body).toMatchObject({ items: [] });
  });

  it('splits its callers between two versions: the same key gets the same one', async () => {
    const split = { version: 1, weight: 0.5 };
    const moved = await move(byKey(), { version: 2, split });
    expect(moved.body).toMatchObject({ version: 2, split });
    const seen = new Map<number, number>();
    for (let person = 0; person < 40; person += 1) {
      const key = `person-${person}`;
      const first = (await get({ key })).body;
      expect((await get({ key })).body.version).toBe(first.version);
      seen.set(first.version, (seen.get(first.version) ?? 0) + 1);
      expect(first.split).toEqual({
        label: 'production',
        versions: [
          { version: 2, weight: 0.5 },
          { version: 1, weight: 0.5 },
        ],
      });
    }
    expect([...seen.keys()].sort()).toEqual([1, 2]);
    expect((await move(byKey(), { version: 2, split: { version: 2, weight: 0.5 } })).status).toBe(422);
    expect((await move(byKey(), { version: 2, split: { version: 9, weight: 0.5 } })).status).toBe(404);
    expect((await move(byKey(), { version: 2 })).body).toMatchObject({ split: null });
    expect((await get()).body.split).toBeUndefined();
  });

  it('that asks for checks moves only to a version that passes them', async () => {
    const labelChecks = [
      { label: 'checked', checks: { rendering: { variables: ['company'] }, tokenBudget: { maxTokens: 4 } } },
    ];
    const patch = (caller: Caller, body: object) =>
      callRoute(prompt.PATCH, { ...caller, params, method: 'PATCH', body });
    expect((await patch(byKey(), { labelChecks })).body).toMatchObject({ labelChecks });
    const where = { ...params, label: 'checked' };
    const refused = await move(byKey(), { version: 3 }, where);
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'checks_failed',
      checks: [
        { id: 'rendering', passed: false, detail: 'Nobody gives a value for {{tone}}.' },
        { id: 'tokenBudget', passed: false },
      ],
    });
    const asked = await callRoute(check.GET, { ...byKey(), params: where, query: { version: '1' } });
    expect(asked.body).toMatchObject({
      items: [
        { id: 'rendering', passed: true },
        { id: 'tokenBudget', passed: true },
      ],
    });
    await patch(byKey(), { labelChecks: [{ label: 'checked', checks: { rendering: { variables: ['tone'] } } }] });
    expect((await move(byKey(), { version: 3 }, where)).status).toBe(200);
  });

  it('that is protected refuses editors and API keys, and obeys an admin', async () => {
    const patch = (caller: Caller, body: object) =>
      callRoute(prompt.PATCH, { ...caller, params, method: 'PATCH', body });
    expect((await patch(byKey(), { protectedLabels: ['production'] })).status).toBe(403);
    expect((await patch(admin, { protectedLabels: ['production'] })).status).toBe(200);
    for (const caller of [editor, byKey()]) {
      expect(await move(caller, { version: 1 })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      const removed = await callRoute(label.DELETE, { ...caller, params: production, method: 'DELETE' });
      expect(removed.status).toBe(403);
      const loosened = await patch(caller, { labelChecks: [{ label: 'production', checks: {} }] });
      expect(loosened.status).toBe(403);
      expect((await patch(caller, { description: 'Still theirs to say' })).status).toBe(200);
    }
    expect((await get()).body.version).toBe(2);
    expect((await move(admin, { version: 1, expectedVersion: 2 })).body).toMatchObject({ version: 1, protected: true });
  });
});
