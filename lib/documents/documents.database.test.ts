import { PDFDocument, StandardFonts } from 'pdf-lib';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as collectionRoute from '@/app/api/v1/collections/[id]/route';
import * as restoreCollectionRoute from '@/app/api/v1/collections/[id]/restore/route';
import * as collectionsRoute from '@/app/api/v1/collections/route';
import * as fileRoute from '@/app/api/v1/documents/[id]/file/route';
import * as replaceRoute from '@/app/api/v1/documents/[id]/replace/route';
import * as restoreRoute from '@/app/api/v1/documents/[id]/restore/route';
import * as retryRoute from '@/app/api/v1/documents/[id]/retry/route';
import * as documentRoute from '@/app/api/v1/documents/[id]/route';
import * as textRoute from '@/app/api/v1/documents/[id]/text/route';
import * as documentsRoute from '@/app/api/v1/documents/route';
import { disconnect, query, sql } from '@/lib/db';
import { installQueues } from '@/lib/jobs';
import { settings } from '@/lib/settings';
import { bundleParseChild, callRoute, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { createParseDocument, findDocuments, ParsePool, purgeDocuments, recoverDocuments } from '@/lib/documents';
import type { Collection, Document, DocumentContent, UploadResult } from './schema';

let home: TestWorkspace;
let other: TestWorkspace;
let child: Awaited<ReturnType<typeof bundleParseChild>>;
let pool: ParsePool;

beforeAll(async () => {
  await installQueues();
  [home, other, child] = [await makeWorkspace(), await makeWorkspace(), await bundleParseChild()];
  pool = new ParsePool({ entry: child.entry });
});
afterAll(async () => {
  pool.close();
  await Promise.all([home.remove(), other.remove(), child.remove()]);
  await disconnect();
});

const call = <Body>(handler: Parameters<typeof callRoute>[0], options: Parameters<typeof callRoute>[1] = {}) =>
  callRoute<Body>(handler, { apiKey: home.apiKey, ...options });

async function newCollection(name = 'Manuals'): Promise<string> {
  const { status, body } = await call<Collection>(collectionsRoute.POST, { body: { name } });
  expect(status).toBe(201);
  return body.id;
}

type Files = Record<string, string | Uint8Array>;
function form(collectionId: string, files: Files, metadata?: string): FormData {
  const data = new FormData();
  data.set('collectionId', collectionId);
  if (metadata !== undefined) data.set('metadata', metadata);
  for (const [name, content] of Object.entries(files)) data.append('file', new File([content as BlobPart], name));
  return data;
}
const upload = (collectionId: string, files: Files, metadata?: string) =>
  call<UploadResult>(documentsRoute.POST, { body: form(collectionId, files, metadata) });

/** Does what a worker does with the jobs of a workspace's waiting documents. */
async function readWaiting(signal = new AbortController().signal) {
  const run = createParseDocument({ pool });
  const waiting = await query<{ id: string; revision: number }>(
    sql`select id, revision from documents where workspace_id = ${home.workspaceId} and status in ('queued', 'processing') and deleted_at is null`,
  );
  for (const { id, revision } of waiting)
    await run({ workspaceId: home.workspaceId, documentId: id, revision }, { signal });
}

const document = async (id: string) => (await call<Document>(documentRoute.GET, { params: { id } })).body;
const text = async (id: string) => (await call<DocumentContent>(textRoute.GET, { params: { id } })).body;
const only = ({ items }: UploadResult) => {
  expect(items).toHaveLength(1);
  return items[0] as UploadResult['items'][number];
};
const rowsOf = async (id: string) =>
  (
    await query<{ n: number }>(sql`
      select (select count(*) from documents where id = ${id})::int + (select count(*) from document_file_parts where document_id = ${id})::int
        + (select count(*) from document_texts where document_id = ${id})::int as n`)
  )[0]?.n;

describe('collections', () => {
  it('are made, listed by pages, changed, deleted and brought back with their documents', async () => {
    const ids = [await newCollection('One'), await newCollection('Two'), await newCollection('Three')];
    const first = await call<{ items: Collection[]; nextCursor: string }>(collectionsRoute.GET, {
      query: { limit: '2' },
    });
    const rest = await call<{ items: Collection[] }>(collectionsRoute.GET, {
      query: { limit: '2', cursor: first.body.nextCursor },
    });
    expect([...first.body.items, ...rest.body.items].map(({ id }) => id)).toEqual(expect.arrayContaining(ids));

    const id = ids[0] as string;
    const changed = await call<Collection>(collectionRoute.PATCH, {
      method: 'PATCH',
      params: { id },
      body: { name: 'Uno' },
    });
    expect(changed.body).toMatchObject({ id, name: 'Uno', documents: 0 });
    const { id: documentId } = only((await upload(id, { 'a.txt': 'words' })).body);
    expect((await call(collectionRoute.DELETE, { method: 'DELETE', params: { id } })).status).toBe(204);
    expect((await call(collectionRoute.GET, { params: { id } })).status).toBe(404);
    expect((await call(documentRoute.GET, { params: { id: documentId } })).status).toBe(404);
    expect(
      (await call<Collection>(restoreCollectionRoute.POST, { method: 'POST', params: { id } })).body.documents,
    ).toBe(1);
    expect((await document(documentId)).status).toBe('queued');
  });
});

describe('an upload', () => {
  it('of many files takes each for what it is: new, known, the next version of one, or not to be read', async () => {
    const collectionId = await newCollection();
    const { id: plan } = only((await upload(collectionId, { 'plan.txt': 'The first plan.' })).body);
    const { id: known } = only((await upload(collectionId, { 'known.txt': 'Known words.' })).body);
    await readWaiting();
    const { status, body } = await upload(
      collectionId,
      {
        'a.txt': 'Words of a.',
        'plan.txt': 'The second plan.',
        'again.txt': 'Known words.',
        'large.txt': 'Many words. '.repeat(100_000),
        'same as a.txt': 'Words of a.',
        'empty.txt': '',
        'b.md': '# Of b',
      },
      '{"year": 2024}',
    );
    expect(status).toBe(201);
    const [a] = body.items;
    expect(body.items).toMatchObject([
      { name: 'a.txt', status: 'queued', duplicate: false, metadata: { year: 2024 } },
      { id: plan, name: 'plan.txt', version: 2, duplicate: false },
      { id: known, duplicate: true },
      { name: 'large.txt', bytes: 1_200_000, duplicate: false },
      { id: a?.id, duplicate: true },
      { name: 'empty.txt', status: 'failed', error: { code: 'empty' } },
      { name: 'b.md', mimeType: 'text/markdown', duplicate: false },
    ]);
    await Promise.all([readWaiting(), readWaiting()]);
    expect((await text(a?.id ?? '')).text).toBe('Words of a.');
    expect((await text(body.items[3]?.id ?? '')).text).toHaveLength(1_200_000);
    expect((await text(body.items[6]?.id ?? '')).outline).toHaveLength(1);
    const hidden = await query(sql`
      select 1 from documents where workspace_id = ${home.workspaceId} and status = 'uploading'`);
    expect(hidden).toEqual([]);
  });

  it('is stored whole, read by the job, and can be downloaded as it came', async () => {
    const collectionId = await newCollection();
    const content = `Grüße 👩‍👩‍👧\n${'A line of words.\n'.repeat(150_000)}`;
    const { status, body } = await upload(
      collectionId,
      { '../notes “1”.txt': content },
      '{"__proto__": 1, "year": 2024}',
    );
    expect(status).toBe(201);
    const item = only(body);
    expect(item).toMatchObject({
      name: 'notes “1”.txt',
      mimeType: 'text/plain',
      status: 'queued',
      duplicate: false,
      error: null,
    });
    expect(Object.entries(item.metadata).sort()).toEqual([
      ['__proto__', 1],
      ['year', 2024],
    ]);
    expect((await call(textRoute.GET, { params: { id: item.id } })).status).toBe(409);

    await readWaiting();
    const ready = await document(item.id);
    expect(ready).toMatchObject({
      status: 'ready',
      characters: content.length,
      encoding: 'UTF-8',
      language: 'en',
      pages: 1,
    });
    expect(Object.getOwnPropertyNames(ready.metadata).sort()).toEqual(['__proto__', 'year']);
    expect((await text(item.id)).text).toBe(content);

    const { response, headers } = await call(fileRoute.GET, { params: { id: item.id } });
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe(content);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="notes _1_.txt"; filename*=UTF-8''notes%20%E2%80%9C1%E2%80%9D.txt`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it('of the same bytes gives the existing document, also when many come at once', async () => {
    const collectionId = await newCollection();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) => upload(collectionId, { [`copy ${i}.txt`]: 'the same' })),
    );
    const items = answers.map(({ body }) => only(body));
    expect(new Set(items.map(({ id }) => id)).size).toBe(1);
    expect(items.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    const elsewhere = await upload(await newCollection(), { 'a.txt': 'the same' });
    expect(only(elsewhere.body).duplicate).toBe(false);
    const [left] = await query<{ n: number }>(
      sql`select count(*)::int as n from documents where collection_id = ${collectionId}`,
    );
    expect(left?.n).toBe(1);
  });

  it('of several files goes on past a bad one; a bad one alone is refused', async () => {
    const collectionId = await newCollection();
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const { status, body } = await upload(collectionId, {
      'a.txt': 'fine',
      'empty.txt': '',
      'b.png': png,
      'c.md': '# Fine',
    });
    expect(status).toBe(201);
    expect(body.items.map(({ name, status, error }) => [name, status, error?.code])).toEqual([
      ['a.txt', 'queued', undefined],
      ['empty.txt', 'failed', 'empty'],
      ['b.png', 'failed', 'unsupported_media_type'],
      ['c.md', 'queued', undefined],
    ]);
    expect(await upload(collectionId, { 'x.txt': '' })).toMatchObject({
      status: 422,
      body: { code: 'validation_failed' },
    });
    expect(await upload(collectionId, { 'x.png': png })).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type' },
    });
  });

  it('larger than the limit is refused while it streams, and leaves nothing', async () => {
    vi.spyOn(settings(), 'maxUploadBytes', 'get' as never).mockReturnValue(3_000_000 as never);
    const collectionId = await newCollection();
    let sent = 0;
    const boundary = 'bakeoff-test';
    const piece = randomBytes(1_000_000);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(
          Buffer.from(
            `--${boundary}\r\nContent-Disposition: form-data; name="collectionId"\r\n\r\n${collectionId}\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="big.txt"\r\n\r\n`,
          ),
        );
      },
      pull(controller) {
        sent += piece.length;
        controller.enqueue(piece);
      },
    });
    const { status, body: problem } = await call(documentsRoute.POST, {
      body,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    expect(status).toBe(413);
    expect(problem).toMatchObject({ code: 'payload_too_large', detail: expect.stringContaining('3 MB') as string });
    expect(sent).toBeLessThan(12_000_000);
    const several = await upload(collectionId, { 'big.txt': 'x'.repeat(4_000_000), 'small.txt': 'x' });
    expect(several.body.items.map(({ status, error }) => [status, error?.code])).toEqual([
      ['failed', 'payload_too_large'],
      ['queued', undefined],
    ]);
    const [left] = await query<{ n: number }>(
      sql`select count(*)::int as n from documents where collection_id = ${collectionId} and status = 'uploading'`,
    );
    expect(left?.n).toBe(0);
  });

  it('may name its collection after its files, and must name one that is there', async () => {
    const collectionId = await newCollection();
    const late = new FormData();
    late.append('file', new File(['late'], 'late.txt'));
    late.set('collectionId', collectionId);
    expect(only((await call<UploadResult>(documentsRoute.POST, { body: late })).body).collectionId).toBe(collectionId);
    expect((await upload('col_none', { 'a.txt': 'x' })).status).toBe(404);
    const none = new FormData();
    none.append('file', new File(['x'], 'a.txt'));
    expect(await call(documentsRoute.POST, { body: none })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'collectionId' }] },
    });
    expect((await upload(collectionId, { 'a.txt': 'x' }, '[1]')).status).toBe(422);
    const hidden = await query(
      sql`select 1 from collections where workspace_id = ${home.workspaceId} and name = 'uploading'`,
    );
    expect(hidden).toEqual([]);
  });

  it('as text keeps what was sent, without what can’t be stored', async () => {
    const collectionId = await newCollection();
    const body = { collectionId, name: 'note.md', text: '# A\uD800\0B' };
    const item = only((await call<UploadResult>(documentsRoute.POST, { body })).body);
    await readWaiting();
    expect((await text(item.id)).text).toBe('# AB');
    expect((await document(item.id)).warnings).toEqual([
      expect.objectContaining({ code: 'characters_removed', nul: 1, loneSurrogates: 1 }),
    ]);
    expect((await call(documentsRoute.POST, { body: { ...body, text: '' } })).status).toBe(422);
    expect((await call(documentsRoute.POST, { body: { ...body, more: 1 } })).status).toBe(422);
  });

  it('from an address inside the network is refused', async () => {
    const body = { collectionId: await newCollection(), url: 'http://169.254.169.254/latest/meta-data' };
    expect(await call(documentsRoute.POST, { body })).toMatchObject({ status: 422, body: { code: 'url_blocked' } });
  });
});

describe('reading', () => {
  it('fails a document that can’t be read, with the reason; replacing its file mends it', async () => {
    const collectionId = await newCollection();
    const { id } = only((await upload(collectionId, { 'broken.pdf': 'no pdf at all' }, '{"kept": true}')).body);
    await readWaiting();
    expect(await document(id)).toMatchObject({ status: 'failed', error: { code: 'corrupt' } });
    expect(await call(textRoute.GET, { params: { id } })).toMatchObject({
      status: 409,
      body: { code: 'document_not_ready' },
    });
    expect(await call(retryRoute.POST, { method: 'POST', params: { id } })).toMatchObject({
      status: 202,
      body: { status: 'queued', error: null },
    });
    await readWaiting();

    const pdf = await PDFDocument.create();
    pdf.addPage().drawText('Readable now.', { font: await pdf.embedFont(StandardFonts.Helvetica) });
    const data = new FormData();
    data.append('file', new File([(await pdf.save()) as BlobPart], 'mended.pdf'));
    const replaced = await call(replaceRoute.POST, { body: data, params: { id } });
    expect(replaced).toMatchObject({
      status: 202,
      body: { id, name: 'mended.pdf', status: 'queued', metadata: { kept: true } },
    });
    await readWaiting();
    expect(await document(id)).toMatchObject({ status: 'ready', pages: 1, progress: { done: 1, total: 1 } });
    expect((await text(id)).text).toBe('Readable now.');
  });

  it('again with another encoding gives another text', async () => {
    const { id } = only(
      (await upload(await newCollection(), { 'a.txt': Buffer.from('caf\xe9 cr\xe8me', 'latin1') })).body,
    );
    await readWaiting();
    expect(await document(id)).toMatchObject({ encoding: 'ISO-8859-1', encodingOverride: null });
    const change = await call(documentRoute.PATCH, {
      method: 'PATCH',
      params: { id },
      body: { encoding: 'windows-1251' },
    });
    expect(change).toMatchObject({ status: 200, body: { status: 'queued', encodingOverride: 'windows-1251' } });
    await readWaiting();
    expect((await text(id)).text).toBe('cafй crиme');
    const wrong = await call(documentRoute.PATCH, { method: 'PATCH', params: { id }, body: { encoding: 'klingon' } });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'encoding' }] } });
  });

  it('that was cut off goes on, and gives what it would have given', async () => {
    const { id } = only((await upload(await newCollection(), { 'a.csv': 'a,b\n1,2\n' })).body);
    const job = { workspaceId: home.workspaceId, documentId: id, revision: 1 };
    const killed = createParseDocument({
      pool: { parse: () => Promise.reject(new Error('killed')) },
    });
    await expect(killed(job, { signal: new AbortController().signal })).rejects.toThrow('killed');
    expect((await document(id)).status).toBe('processing');
    // Its job is lost too: recovery makes a new one, once.
    await query(sql`delete from pgboss.job where data @> ${JSON.stringify({ documentId: id })}::jsonb`);
    await query(sql`update documents set updated_at = now() - interval '5 minutes' where id = ${id}`);
    await recoverDocuments();
    await recoverDocuments();
    expect(
      await query(sql`select 1 from pgboss.job where data @> ${JSON.stringify({ documentId: id })}::jsonb`),
    ).toHaveLength(1);
    await readWaiting();
    await readWaiting();
    expect(await document(id)).toMatchObject({ status: 'ready' });
    expect((await text(id)).text).toBe('a: 1\nb: 2\n\n');
  });

  it('stops when the document is deleted', async () => {
    const { id } = only((await upload(await newCollection(), { 'a.txt': 'words' })).body);
    let stopped: unknown;
    const waits = createParseDocument({
      pool: {
        parse: ({ signal }) =>
          new Promise((_, reject) =>
            signal.addEventListener('abort', () => {
              stopped = signal.reason;
              reject(signal.reason as Error);
            }),
          ),
      },
    });
    const run = waits(
      { workspaceId: home.workspaceId, documentId: id, revision: 1 },
      { signal: new AbortController().signal },
    );
    await vi.waitFor(async () => expect((await document(id)).status).toBe('processing'));
    const asked = performance.now();
    expect((await call(documentRoute.DELETE, { method: 'DELETE', params: { id } })).status).toBe(204);
    await run;
    expect(stopped).toBeInstanceOf(Error);
    expect(performance.now() - asked).toBeLessThan(2_000);
  });
});

describe('a deleted document', () => {
  it('is gone at once, can be brought back, and is purged without a trace', async () => {
    const collectionId = await newCollection();
    const { id } = only((await upload(collectionId, { 'a.txt': 'words' })).body);
    await readWaiting();
    await call(documentRoute.DELETE, { method: 'DELETE', params: { id } });
    expect((await call(documentRoute.GET, { params: { id } })).status).toBe(404);
    expect(await call(restoreRoute.POST, { method: 'POST', params: { id } })).toMatchObject({
      status: 200,
      body: { id, status: 'ready' },
    });
    expect((await text(id)).text).toBe('words');

    await call(documentRoute.DELETE, { method: 'DELETE', params: { id } });
    expect(only((await upload(collectionId, { 'a.txt': 'words' })).body).duplicate).toBe(false);
    expect((await call(restoreRoute.POST, { method: 'POST', params: { id } })).status).toBe(409);
    await purgeDocuments();
    expect(await rowsOf(id)).toBe(3);
    await query(sql`update documents set deleted_at = now() - interval '11 minutes' where id = ${id}`);
    await purgeDocuments();
    expect(await rowsOf(id)).toBe(0);
    expect((await call(restoreRoute.POST, { method: 'POST', params: { id } })).status).toBe(404);
  });
});

describe('a search by name', () => {
  it('finds documents by a part of their name, as it is written', async () => {
    const { id } = only((await upload(await newCollection(), { 'Übersicht_100%.txt': 'words' })).body);
    expect((await findDocuments(home.access, 'übersicht_100%')).map((found) => found.id)).toEqual([id]);
    expect(await findDocuments(home.access, 'bersicht%%')).toEqual([]);
    expect(await findDocuments(other.access, 'übersicht')).toEqual([]);
  });
});

describe('another workspace', () => {
  it('finds nothing of this one, whatever it asks', async () => {
    const collectionId = await newCollection();
    const { id } = only((await upload(collectionId, { 'a.txt': 'secret' })).body);
    await readWaiting();
    const asks: [Parameters<typeof callRoute>[0], string, unknown, string][] = [
      [collectionRoute.GET, 'GET', undefined, collectionId],
      [collectionRoute.PATCH, 'PATCH', { name: 'x' }, collectionId],
      [collectionRoute.DELETE, 'DELETE', undefined, collectionId],
      [restoreCollectionRoute.POST, 'POST', undefined, collectionId],
      [documentRoute.GET, 'GET', undefined, id],
      [documentRoute.PATCH, 'PATCH', { name: 'x' }, id],
      [documentRoute.DELETE, 'DELETE', undefined, id],
      [textRoute.GET, 'GET', undefined, id],
      [fileRoute.GET, 'GET', undefined, id],
      [restoreRoute.POST, 'POST', undefined, id],
      [retryRoute.POST, 'POST', undefined, id],
      [replaceRoute.POST, 'POST', form(collectionId, { 'a.txt': 'x' }), id],
      [documentsRoute.POST, 'POST', form(collectionId, { 'b.txt': 'x' }), ''],
      [documentsRoute.POST, 'POST', { collectionId, name: 'a', text: 'x' }, ''],
    ];
    for (const [handler, method, body, about] of asks) {
      const answer = await callRoute(handler, {
        apiKey: other.apiKey,
        method,
        params: { id: about },
        ...(body ? { body } : {}),
      });
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    }
    const listed = await callRoute<{ items: Document[] }>(documentsRoute.GET, { apiKey: other.apiKey });
    expect(listed.body.items).toEqual([]);
    expect((await text(id)).text).toBe('secret');
  });
});
