import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as documentRoute from '@/app/api/v1/documents/[id]/route';
import * as documentsRoute from '@/app/api/v1/documents/route';
import * as summaryRoute from '@/app/api/v1/documents/summary/route';
import { disconnect, query, sql } from '@/lib/db';
import { callRoute, makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import type { Document, DocumentSummary, UpdatedDocuments } from '../schema';

let home: TestWorkspace;
let other: TestWorkspace;
let collectionId: string;
let ids: string[];
const MANY = 5_000;

beforeAll(async () => {
  [home, other] = [await makeWorkspace(), await makeWorkspace()];
  const made = await makeCollection(home.workspaceId, [
    {
      name: 'Tides 100%.pdf',
      text: 'High water at Cork',
      mimeType: 'application/pdf',
      metadata: { year: 2024, port: 'Cork' },
    },
    { name: 'knots.md', text: 'A bowline holds.', mimeType: 'text/markdown', metadata: { year: 2023 } },
    { name: 'boat.ts', text: 'class Boat {}', mimeType: 'text/x-typescript' },
    { name: 'broken.pdf', text: '', mimeType: 'application/pdf', status: 'failed' },
  ]);
  [collectionId, ids] = [made.id, made.documentIds];
});
afterAll(() => disconnect());

const call = <Body>(handler: Parameters<typeof callRoute>[0], options: Parameters<typeof callRoute>[1] = {}) =>
  callRoute<Body>(handler, { apiKey: home.apiKey, ...options });
const listed = async (filter: Record<string, string>) =>
  (await call<{ items: Document[] }>(documentsRoute.GET, { query: { collectionId, ...filter } })).body.items
    .map(({ name }) => name)
    .sort();
const patch = (body: unknown) => call<UpdatedDocuments>(documentsRoute.PATCH, { method: 'PATCH', body });

describe('a list of documents', () => {
  it('is narrowed by name, text, state, format and metadata', async () => {
    expect(await listed({ q: '100%' })).toEqual(['Tides 100%.pdf']);
    expect(await listed({ q: '%' })).toEqual(['Tides 100%.pdf']);
    expect(await listed({ q: 'HIGH water', in: 'text' })).toEqual(['Tides 100%.pdf']);
    expect(await listed({ q: 'high water' })).toEqual([]);
    expect(await listed({ status: 'failed' })).toEqual(['broken.pdf']);
    expect(await listed({ format: 'code' })).toEqual(['boat.ts']);
    expect(await listed({ format: 'pdf', status: 'ready' })).toEqual(['Tides 100%.pdf']);
    expect(await listed({ metadata: '{"year":2024}' })).toEqual(['Tides 100%.pdf']);
    const wrongs: Record<string, string>[] = [
      { format: 'x' },
      { metadata: '[1]' },
      { metadata: 'year' },
      { status: 'lost' },
      { more: '1' },
    ];
    for (const wrong of wrongs) expect((await call(documentsRoute.GET, { query: wrong })).status).toBe(422);
  });

  it('is counted by state, format and tag, and shows nothing to others', async () => {
    await patch({ ids: ids.slice(0, 2), addTags: ['sea', 'rope'] });
    const { body } = await call<DocumentSummary>(summaryRoute.GET, { query: { collectionId } });
    expect(body.total).toBe(4);
    expect(body.statuses).toEqual(
      expect.arrayContaining([
        { status: 'ready', count: 3 },
        { status: 'failed', count: 1 },
      ]),
    );
    expect(body.mimeTypes).toContainEqual({ mimeType: 'application/pdf', count: 2 });
    expect(body.tags).toEqual([
      { tag: 'rope', count: 2 },
      { tag: 'sea', count: 2 },
    ]);
    expect((await callRoute(summaryRoute.GET, { apiKey: other.apiKey, query: { collectionId } })).status).toBe(404);
    expect((await callRoute<DocumentSummary>(summaryRoute.GET, { apiKey: other.apiKey })).body.total).toBe(0);
    expect(await listed({ tag: 'rope' })).toEqual(['Tides 100%.pdf', 'knots.md']);
  });
});

describe('tags and metadata', () => {
  it('of many are changed in one step; what is missing or too much is named', async () => {
    const [one = '', two = ''] = ids;
    const changed = await patch({
      ids: [one, two, 'doc_gone'],
      removeTags: ['sea'],
      addTags: ['new'],
      metadata: { year: null, __proto__x: 1, port: 'Kinsale' },
    });
    expect(changed).toMatchObject({ status: 200, body: { updated: 2, skipped: ['doc_gone'] } });
    const document = (await call<Document>(documentRoute.GET, { params: { id: one } })).body;
    expect(document.tags).toEqual(['new', 'rope']);
    expect(document.metadata).toEqual({ port: 'Kinsale', __proto__x: 1 });
    const large = await patch({ ids: [one], metadata: { big: 'x'.repeat(64_000) } });
    expect(large.body).toEqual({ updated: 1, skipped: [] });
    expect((await patch({ ids: [one], metadata: { more: 'y'.repeat(5_000) } })).body).toEqual({
      updated: 0,
      skipped: [one],
    });
    expect((await patch({ ids: [one] })).status).toBe(422);
    expect((await patch({ ids: [], addTags: ['x'] })).status).toBe(422);
    const theirs = await callRoute<UpdatedDocuments>(documentsRoute.PATCH, {
      apiKey: other.apiKey,
      method: 'PATCH',
      body: { ids: [one], addTags: ['theirs'] },
    });
    expect(theirs.body).toEqual({ updated: 0, skipped: [one] });
  });

  it('of one are changed as they are given', async () => {
    const id = ids[2] ?? '';
    const answer = await call<Document>(documentRoute.PATCH, {
      method: 'PATCH',
      params: { id },
      body: { tags: ['b', ' a ', 'b'], metadata: { x: 1 } },
    });
    expect(answer.body).toMatchObject({ tags: ['a', 'b'], metadata: { x: 1 } });
    expect((await call(documentRoute.PATCH, { method: 'PATCH', params: { id }, body: { tags: [''] } })).status).toBe(
      422,
    );
  });
});

describe(`a collection of ${MANY} documents`, () => {
  it('is paged without a gap, searched and counted, each in well under a second', async () => {
    const { id } = await makeCollection(home.workspaceId);
    await query(sql`
      insert into documents (id, workspace_id, collection_id, name, mime_type, bytes, sha256, status, characters, tags, updated_at)
      select 'doc_many' || lpad(n::text, 6, '0'), ${home.workspaceId}, ${id}, 'file ' || n || '.txt', 'text/plain', n, 'sha' || n, 'ready', 10,
        array['group' || n % 7], now() from generate_series(1, ${MANY}::int) as n`);
    await query(sql`
      insert into document_texts (workspace_id, document_id, revision, text, pages, outline)
      select workspace_id, id, 0, repeat('words of the sea ', 200) || name, '[]', '[]' from documents where collection_id = ${id}`);
    const timed = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      const started = performance.now();
      const result = await work();
      expect(performance.now() - started).toBeLessThan(1_500);
      return result;
    };
    const seen = new Set<string>();
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor;
      const { body } = await timed(() =>
        call<{ items: Document[]; nextCursor: string | null }>(documentsRoute.GET, {
          query: { collectionId: id, limit: '200', ...(from ? { cursor: from } : {}) },
        }),
      );
      for (const item of body.items) seen.add(item.id);
      cursor = body.nextCursor;
    }
    expect(seen.size).toBe(MANY);
    const found = await timed(() =>
      call<{ items: Document[] }>(documentsRoute.GET, { query: { collectionId: id, q: 'file 4321.', in: 'text' } }),
    );
    expect(found.body.items.map(({ name }) => name)).toEqual(['file 4321.txt']);
    const summary = await timed(() =>
      call<DocumentSummary>(summaryRoute.GET, { query: { collectionId: id, tag: 'group3' } }),
    );
    expect(summary.body).toMatchObject({ total: 714, tags: [{ tag: 'group3', count: 714 }] });
    const many = [...seen].slice(0, 1_000);
    expect((await timed(() => patch({ ids: many, addTags: ['bulk'] }))).body).toEqual({ updated: 1_000, skipped: [] });
  });
});
