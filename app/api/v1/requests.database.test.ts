import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/db';
import { callRoute, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import * as nothing from '../[...path]/route';
import * as signIn from '../app/sign-in/route';
import * as collection from './collections/[id]/route';
import * as collections from './collections/route';
import * as documents from './documents/route';

let team: TestWorkspace;
beforeAll(async () => {
  team = await makeWorkspace();
});
afterAll(async () => {
  await team.remove();
  await disconnect();
});

const problemOf = async (answer: Response) => ({
  status: answer.status,
  mimeType: answer.headers.get('content-type'),
  ...((await answer.json()) as { code: string; errors?: { path: string; message: string }[] }),
});

function post(route: (request: Request, context: never) => Promise<Response>, body: BodyInit, headers = {}) {
  const request = new Request('http://localhost:3000/api/test', {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${team.apiKey}`, ...headers },
  });
  return route(request, { params: Promise.resolve({}) } as never);
}
const json = { 'content-type': 'application/json' };

describe('a request with characters that the database cannot hold', () => {
  it('is refused by the name of its field', async () => {
    const answer = await problemOf(await post(collections.POST, JSON.stringify({ name: 'a\0b' }), json));
    expect(answer).toMatchObject({ status: 422, code: 'validation_failed', errors: [{ path: 'name' }] });
  });

  it('is refused in its path and its query too', async () => {
    const apiKey = team.apiKey;
    expect((await callRoute(collection.GET, { apiKey, params: { id: 'col_\0' } })).status).toBe(422);
    expect((await callRoute(collections.GET, { apiKey, query: { cursor: 'a\0' } })).status).toBe(422);
  });

  it('is refused in the fields of a form', async () => {
    const form = new FormData();
    form.set('collectionId', 'col_1');
    form.set('metadata', '{"a":"\\u0000"}');
    form.set('file', new Blob(['text']), 'a.txt');
    const { id } = await makeCollectionFor('odd metadata');
    form.set('collectionId', id);
    expect((await post(documents.POST, form)).status).toBe(422);
    form.set('collectionId', 'a\0');
    expect((await post(documents.POST, form)).status).toBe(400);
  });

  it('is taken where its owner cleans it', async () => {
    const { id: collectionId } = await makeCollectionFor('cleaned');
    const body = JSON.stringify({ collectionId, name: 'a.txt', text: 'one\ud800two' });
    expect((await post(documents.POST, body, json)).status).toBe(201);
  });
});

async function makeCollectionFor(name: string): Promise<{ id: string }> {
  return (await (await post(collections.POST, JSON.stringify({ name }), json)).json()) as { id: string };
}

describe('an Idempotency-Key', () => {
  const keyed = { 'idempotency-key': 'once' };

  it('never lets a second file go for the first', async () => {
    const { id } = await makeCollectionFor('keyed');
    const upload = async (text: string) => {
      const form = new FormData();
      form.set('collectionId', id);
      form.set('file', new Blob([text]), 'a.txt');
      const answer = await post(documents.POST, form, keyed);
      return ((await answer.json()) as { items: { id: string; duplicate: boolean }[] }).items[0];
    };
    const first = await upload('one');
    expect(await upload('one')).toMatchObject({ id: first?.id, duplicate: true });
    expect(await upload('two')).toMatchObject({ duplicate: false });
  });
});

describe('a stranger', () => {
  it('may not make the server hold a large body', async () => {
    const body = JSON.stringify({ email: 'a@b.example', password: 'x'.repeat(100_000) });
    const answer = await problemOf(await post(signIn.POST, body, { ...json, origin: 'http://localhost:3000' }));
    expect(answer).toMatchObject({ status: 413, code: 'payload_too_large' });
  });
});

describe('an address that is not there', () => {
  it('answers a problem document', async () => {
    const answer = await problemOf(await post(nothing.POST, '{}', json));
    expect(answer).toMatchObject({ status: 404, mimeType: 'application/problem+json', code: 'not_found' });
  });
});
