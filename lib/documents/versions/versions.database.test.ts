import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as fileRoute from '@/app/api/v1/documents/[id]/file/route';
import * as replaceRoute from '@/app/api/v1/documents/[id]/replace/route';
import * as documentRoute from '@/app/api/v1/documents/[id]/route';
import * as textRoute from '@/app/api/v1/documents/[id]/text/route';
import * as restoreRoute from '@/app/api/v1/documents/[id]/versions/[version]/restore/route';
import * as versionsRoute from '@/app/api/v1/documents/[id]/versions/route';
import * as documentsRoute from '@/app/api/v1/documents/route';
import * as collectionsRoute from '@/app/api/v1/collections/route';
import { disconnect, query, sql } from '@/lib/db';
import { createParseDocument, ParsePool, purgeDocuments } from '@/lib/documents';
import { installQueues } from '@/lib/jobs';
import { bundleParseChild, callRoute, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import type { Collection, Document, DocumentContent, DocumentVersion, UploadResult } from '../schema';

let home: TestWorkspace;
let other: TestWorkspace;
let child: Awaited<ReturnType<typeof bundleParseChild>>;
let pool: ParsePool;
let collectionId: string;

beforeAll(async () => {
  await installQueues();
  [home, other, child] = [await makeWorkspace(), await makeWorkspace(), await bundleParseChild()];
  pool = new ParsePool({ entry: child.entry });
  collectionId = (await call<Collection>(collectionsRoute.POST, { body: { name: 'Manuals' } })).body.id;
});
afterAll(async () => {
  pool.close();
  await child.remove();
  await disconnect();
});

const call = <Body>(handler: Parameters<typeof callRoute>[0], options: Parameters<typeof callRoute>[1] = {}) =>
  callRoute<Body>(handler, { apiKey: home.apiKey, ...options });

async function upload(files: [name: string, content: string][], fields: Record<string, string> = {}) {
  const data = new FormData();
  for (const [name, value] of Object.entries({ collectionId, ...fields })) data.set(name, value);
  for (const [name, content] of files) data.append('file', new File([content], name));
  const answer = await call<UploadResult>(documentsRoute.POST, { body: data });
  return { status: answer.status, items: answer.body.items };
}

async function readWaiting() {
  const run = createParseDocument({ pool });
  const waiting = await query<{ id: string; revision: number }>(
    sql`select id, revision from documents where workspace_id = ${home.workspaceId} and status = 'queued' and deleted_at is null`,
  );
  for (const { id, revision } of waiting)
    await run({ workspaceId: home.workspaceId, documentId: id, revision }, { signal: new AbortController().signal });
}

const document = async (id: string) => (await call<Document>(documentRoute.GET, { params: { id } })).body;
const text = async (id: string, version?: number) =>
  (await call<DocumentContent>(textRoute.GET, { params: { id }, query: version ? { version: `${version}` } : {} }))
    .body;
const versions = async (id: string) =>
  (await call<{ items: DocumentVersion[] }>(versionsRoute.GET, { params: { id } })).body.items;

async function oneDocument(name: string, contents: readonly string[]): Promise<string> {
  let id = '';
  for (const content of contents) {
    id = (await upload([[name, content]])).items[0]?.id ?? '';
    await readWaiting();
  }
  return id;
}

describe('a file that is uploaded again under the same name', () => {
  it('is the next version of its document, and the text before is read until the new one is there', async () => {
    const first = await upload([['tides.txt', 'High water at six.']], { metadata: '{"port":"Cork"}' });
    const id = first.items[0]?.id ?? '';
    await readWaiting();
    const second = await upload([['tides.txt', 'High water at seven.']]);
    expect(second).toMatchObject({
      status: 201,
      items: [{ id, version: 2, status: 'queued', duplicate: false, metadata: { port: 'Cork' } }],
    });
    expect(await text(id)).toMatchObject({ version: 1, text: 'High water at six.' });
    await readWaiting();
    expect(await text(id)).toMatchObject({ version: 2, text: 'High water at seven.' });
    expect(await text(id, 1)).toMatchObject({
      version: 1,
      text: 'High water at six.',
      pages: [{ number: 1, start: 0, end: 18 }],
    });
    expect(await document(id)).toMatchObject({ status: 'ready', version: 2 });
    expect(await versions(id)).toMatchObject([
      { version: 2, current: true, status: 'ready', characters: 20 },
      { version: 1, current: false, status: 'ready', characters: 18, error: null },
    ]);
    const old = await fileRoute.GET(
      new Request(`http://localhost/api/v1/documents/${id}/file?version=1`, {
        headers: { authorization: `Bearer ${home.apiKey}` },
      }),
      { params: Promise.resolve({ id }) },
    );
    expect(await old.text()).toBe('High water at six.');
  });

  it('stays one document where the bytes are the same, whatever their name', async () => {
    const [one] = (await upload([['same.txt', 'the same bytes']])).items;
    const again = await upload([['other name.txt', 'the same bytes']]);
    expect(again).toMatchObject({ status: 200, items: [{ id: one?.id, duplicate: true, version: 1 }] });
  });

  it('is a document of its own when that is asked for, or when both came together', async () => {
    const [one] = (await upload([['notes.txt', 'first notes']])).items;
    const [two] = (await upload([['notes.txt', 'second notes']], { sameName: 'separate' })).items;
    expect(two?.id).not.toBe(one?.id);
    const both = await upload([
      ['readme.md', 'of one folder'],
      ['readme.md', 'of another folder'],
    ]);
    expect(new Set(both.items.map(({ id }) => id)).size).toBe(2);
    expect(both.items.map(({ version }) => version)).toEqual([1, 1]);
    expect((await upload([['notes.txt', 'third']], { sameName: 'perhaps' })).status).toBe(422);
  });

  it('leaves the text before readable when it can’t be read itself', async () => {
    const id = await oneDocument('log.json', ['{"wind": 4}', '{"wind": broken']);
    expect(await document(id)).toMatchObject({ status: 'failed', error: { code: 'corrupt' }, version: 2 });
    expect(await text(id)).toMatchObject({ version: 1, text: 'wind: 4\n' });
    expect((await call(textRoute.GET, { params: { id }, query: { version: '2' } })).status).toBe(409);
    const data = new FormData();
    data.append('file', new File(['{"wind": 6}'], 'log mended.json'));
    expect(await call(replaceRoute.POST, { params: { id }, body: data })).toMatchObject({
      status: 202,
      body: { version: 3, name: 'log mended.json' },
    });
    await readWaiting();
    expect((await versions(id)).map(({ status, error }) => [status, error?.code])).toEqual([
      ['ready', undefined],
      ['failed', 'corrupt'],
      ['ready', undefined],
    ]);
    expect((await call(textRoute.GET, { params: { id }, query: { version: '2' } })).status).toBe(409);
  });

  it('of two at once gives two versions, and of each the bytes that came with it', async () => {
    const id = await oneDocument('race.txt', ['zero']);
    await Promise.all([upload([['race.txt', 'one']]), upload([['race.txt', 'two']])]);
    await readWaiting();
    const all = await versions(id);
    expect(all.map(({ version }) => version)).toEqual([3, 2, 1]);
    const files = await query<{ data: Buffer; version: number }>(
      sql`select version, data from document_file_parts where document_id = ${id} order by version`,
    );
    expect(files.map(({ data }) => data.toString()).sort()).toEqual(['one', 'two', 'zero']);
    expect((await text(id)).text).toBe(files.at(-1)?.data.toString());
  });
});

describe('an older version', () => {
  it('can be made the newest again, as a version of its own', async () => {
    const id = await oneDocument('chart.txt', ['old chart', 'new chart']);
    const restored = await call<Document>(restoreRoute.POST, { method: 'POST', params: { id, version: '1' } });
    expect(restored).toMatchObject({ status: 202, body: { version: 3, status: 'queued' } });
    await readWaiting();
    expect((await text(id)).text).toBe('old chart');
    expect((await text(id, 2)).text).toBe('new chart');
    expect((await call(restoreRoute.POST, { method: 'POST', params: { id, version: '3' } })).status).toBe(409);
    expect((await call(restoreRoute.POST, { method: 'POST', params: { id, version: '9' } })).status).toBe(404);
    expect((await call(textRoute.GET, { params: { id }, query: { version: '9' } })).status).toBe(404);
    expect((await call(fileRoute.GET, { params: { id }, query: { version: '9' } })).status).toBe(404);
  });

  it('is nobody’s in another workspace, and goes when its document does', async () => {
    const id = await oneDocument('gone.txt', ['one gone', 'two gone']);
    for (const [handler, method, params] of [
      [versionsRoute.GET, 'GET', { id }],
      [restoreRoute.POST, 'POST', { id, version: '1' }],
      [textRoute.GET, 'GET', { id }],
    ] as const)
      expect((await callRoute(handler, { apiKey: other.apiKey, method, params })).status).toBe(404);
    await call(documentRoute.DELETE, { method: 'DELETE', params: { id } });
    expect((await call(versionsRoute.GET, { params: { id } })).status).toBe(404);
    expect((await call(textRoute.GET, { params: { id }, query: { version: '1' } })).status).toBe(404);
    await query(sql`update documents set deleted_at = now() - interval '11 minutes' where id = ${id}`);
    await purgeDocuments();
    const left = await query(sql`
      select 1 from document_versions where document_id = ${id} union all select 1 from document_file_parts where document_id = ${id}`);
    expect(left).toEqual([]);
  });
});
