import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { db, disconnect, identifier, query, sql } from '@/lib/db';
import { installQueues } from '@/lib/jobs';
import { makeCollection, makeWorkspace, type TestCollection, type TestWorkspace } from '@/lib/testing';
import {
  buildIndex,
  createIndex,
  deleteIndex,
  getIndex,
  purgeIndexes,
  recoverBuilds,
  refreshIndex,
  restoreIndex,
} from './index';
import type { CreateIndex } from './schema';

let workspace: TestWorkspace;
let collection: TestCollection & { documentIds: string[] };
const quiet = { signal: new AbortController().signal };

beforeEach(async () => {
  await installQueues();
  workspace = await makeWorkspace();
  collection = await makeCollection(workspace.workspaceId, [
    { name: 'oil.md', text: paragraphs('The price of oil rose in 1973.', 40), language: 'en' },
    { name: 'tea.md', text: paragraphs('Tea is drunk in the afternoon.', 5), language: 'en' },
  ]);
});
afterEach(async () => {
  await workspace.remove();
  await purgeIndexes();
});
afterAll(disconnect);

function paragraphs(sentence: string, count: number): string {
  return Array.from({ length: count }, (_, i) => `${sentence} This is paragraph ${i}.`).join('\n\n');
}

const settings = (more: Partial<CreateIndex> = {}): CreateIndex => ({
  name: 'Index',
  collectionId: collection.id,
  chunking: { strategy: 'fixed', size: 40, overlap: 0, unit: 'character' },
  embedding: { model: 'builtin/lexical' },
  search: { type: 'exact', distance: 'cosine', precision: 'full' },
  ...more,
});

async function build(more?: Partial<CreateIndex>) {
  const index = await createIndex(workspace.access, settings(more));
  await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, quiet);
  return getIndex(workspace.access, index.id);
}

async function activeBuild(id: string) {
  const row = await db().index.findUniqueOrThrow({ where: { id } });
  return row.activeBuild!;
}

async function chunksOf(id: string) {
  const table = identifier('bakeoff_indexes', `chunks_${await activeBuild(id)}`);
  return query<{ document_id: string; start_offset: number; text: string }>(
    sql`select document_id, start_offset, end_offset, page, tokens, text from ${table} order by document_id, start_offset`,
  );
}

const tables = () =>
  query<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'bakeoff_indexes'`);

describe('building an index', () => {
  it.each(['exact', 'hnsw'] as const)('holds every chunk of every document, with %s search', async (type) => {
    const search =
      type === 'exact'
        ? ({ type, distance: 'cosine', precision: 'full' } as const)
        : ({ type, distance: 'cosine', precision: 'full', m: 8, efConstruction: 32 } as const);
    const index = await build({ search });
    expect(index).toMatchObject({
      status: 'ready',
      searchable: true,
      documents: 2,
      costUsd: 0,
      error: null,
      warnings: [],
    });
    const chunks = await chunksOf(index.id);
    expect(chunks).toHaveLength(index.chunks);
    const texts = await db().documentText.findMany({ where: { workspaceId: workspace.workspaceId } });
    for (const chunk of chunks) {
      const { text } = texts.find((candidate) => candidate.documentId === chunk.document_id)!;
      expect(text.slice(chunk.start_offset, chunk.start_offset + chunk.text.length)).toBe(chunk.text);
    }
    const [vectors] = await query<{ n: number }>(
      sql`select count(*)::int as n from ${identifier('bakeoff_indexes', `vectors_${await activeBuild(index.id)}`)}`,
    );
    expect(vectors?.n).toBe(index.chunks);
  });

  it('leaves out documents that could not be read, and names them', async () => {
    await collection.add({ name: 'scan.pdf', text: '', status: 'failed' });
    const index = await build();
    expect(index.documents).toBe(2);
    expect(index.warnings).toEqual([{ code: 'document_failed', detail: '“scan.pdf” is left out: It has no text.' }]);
  });

  it('waits for documents that are still being read', async () => {
    const late = await collection.add({ name: 'late.md', text: 'Late, but here.', status: 'processing' });
    const index = await createIndex(workspace.access, settings());
    const building = buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, quiet);
    await expect.poll(async () => (await getIndex(workspace.access, index.id)).progress.done).toBeGreaterThan(0);
    expect(await getIndex(workspace.access, index.id)).toMatchObject({ status: 'building', searchable: false });
    await db().documentText.create({
      data: {
        workspaceId: workspace.workspaceId,
        documentId: late,
        revision: 0,
        text: 'Late, but here.',
        pages: [],
        outline: [],
      },
    });
    await db().document.update({ where: { id: late }, data: { status: 'ready' } });
    await building;
    expect(await getIndex(workspace.access, index.id)).toMatchObject({ status: 'ready', documents: 3 });
  });

  it('is ready and empty over a collection without documents, and stale when one comes', async () => {
    const empty = await makeCollection(workspace.workspaceId);
    const index = await build({ collectionId: empty.id });
    expect(index).toMatchObject({ status: 'ready', chunks: 0 });
    await empty.add({ name: 'first.md', text: 'Something.' });
    expect((await getIndex(workspace.access, index.id)).status).toBe('stale');
  });
});

describe('a build that is interrupted', () => {
  it('goes on where it was, and ends with the same chunks', async () => {
    await collection.add({ name: 'zebra.md', text: paragraphs('Zebras have stripes.', 900), language: 'en' });
    const undisturbed = await build();
    const index = await createIndex(workspace.access, settings());
    const job = { workspaceId: workspace.workspaceId, indexId: index.id };
    // The worker is told to stop in the middle of the large document; a killed one leaves the same tables.
    const stop = new AbortController();
    const running = buildIndex(job, { signal: stop.signal });
    const failed = expect(running).rejects.toThrow('stopped');
    const { id: number } = await db().indexBuild.findFirstOrThrow({ where: { indexId: index.id } });
    const loaded = async () => {
      const [row] = await query<{ checkpoint: { partial: unknown } }>(
        sql`select checkpoint from index_builds where id = ${number}`,
      );
      return row?.checkpoint.partial;
    };
    await expect.poll(loaded, { interval: 1 }).toBeTruthy();
    stop.abort();
    await failed;
    await buildIndex(job, quiet);
    expect((await getIndex(workspace.access, index.id)).status).toBe('ready');
    expect(await chunksOf(index.id)).toEqual(await chunksOf(undisturbed.id));
    const postings = async (id: string) =>
      query(
        sql`select term, chunk_ids, weights from ${identifier('bakeoff_indexes', `postings_${await activeBuild(id)}`)} order by term`,
      );
    expect(await postings(index.id)).toEqual(await postings(undisturbed.id));
  });
});

describe('a build that nobody works on any more', () => {
  it('gets a new job, and only then', async () => {
    const index = await createIndex(workspace.access, settings());
    const jobs = () =>
      query(sql`select id from pgboss.job where name = 'build-index' and state in ('created', 'retry', 'active')
                  and data ->> 'indexId' = ${index.id}`);
    await query(sql`update indexes set updated_at = now() - interval '1 hour' where id = ${index.id}`);
    await recoverBuilds();
    expect(await jobs()).toHaveLength(1);
    await query(sql`update pgboss.job set state = 'failed' where name = 'build-index'`);
    await recoverBuilds();
    expect(await jobs()).toHaveLength(1);
  });
});

describe('a build with more text than it may hold', () => {
  it('counts in parts, and gives every term the same weights', async () => {
    const whole = await build();
    const index = await createIndex(workspace.access, settings());
    await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, quiet, { mostPairs: 40 });
    const postings = async (id: string) => {
      const table = identifier('bakeoff_indexes', `postings_${await activeBuild(id)}`);
      return query(sql`
        select term, array_agg(id order by id) as ids, array_agg(weight order by id) as weights
        from (select term, unnest(chunk_ids) as id, unnest(weights) as weight from ${table}) p group by term order by term`);
    };
    expect((await postings(index.id)).length).toBeGreaterThan(40);
    expect(await postings(index.id)).toEqual(await postings(whole.id));
    const names = (await tables()).map((table) => table.name);
    expect(names.filter((name) => name.startsWith('counts_'))).toEqual([]);
  });
});

describe('an index and its collection', () => {
  it('is stale when documents come, go or are read again, and a refresh brings it up to date by one switch', async () => {
    const index = await build();
    const before = await activeBuild(index.id);
    await collection.add({ name: 'new.md', text: 'Something new about coffee.' });
    await db().document.update({ where: { id: collection.documentIds[1]! }, data: { deletedAt: new Date() } });
    expect((await getIndex(workspace.access, index.id)).status).toBe('stale');
    expect((await refreshIndex(workspace.access, index.id, {})).status).toBe('building');
    expect((await getIndex(workspace.access, index.id)).searchable).toBe(true);
    expect(await activeBuild(index.id)).toBe(before);
    await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, quiet);
    const refreshed = await getIndex(workspace.access, index.id);
    expect(refreshed).toMatchObject({ status: 'ready', documents: 2 });
    const other = await build();
    expect((await chunksOf(index.id)).map((chunk) => chunk.text)).toEqual(
      (await chunksOf(other.id)).map((chunk) => chunk.text),
    );
    expect((await tables()).map((table) => table.name)).not.toContain(`chunks_${before}`);
  });

  it('is gone at once when deleted, can be restored, and leaves no table when purged', async () => {
    const index = await build();
    const number = await activeBuild(index.id);
    await deleteIndex(workspace.access, index.id);
    await expect(getIndex(workspace.access, index.id)).rejects.toThrow('There is no index');
    expect((await restoreIndex(workspace.access, index.id)).status).toBe('ready');
    await deleteIndex(workspace.access, index.id);
    await db().index.update({ where: { id: index.id }, data: { deletedAt: new Date(Date.now() - 11 * 60_000) } });
    await purgeIndexes();
    expect(await db().index.findUnique({ where: { id: index.id } })).toBeNull();
    expect((await tables()).filter((table) => table.name.endsWith(`_${number}`))).toEqual([]);
  });

  it('stops its build when it is deleted, and leaves no table when purged', async () => {
    await collection.add({ name: 'late.md', text: 'Late.', status: 'processing' });
    const index = await createIndex(workspace.access, settings());
    const building = buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, quiet);
    // The other documents are in, and the build waits for the late one: it is in its middle.
    await expect.poll(async () => (await getIndex(workspace.access, index.id)).progress.done).toBeGreaterThan(0);
    const { id: number } = await db().indexBuild.findFirstOrThrow({ where: { indexId: index.id } });
    await deleteIndex(workspace.access, index.id);
    await expect(building).resolves.toBeUndefined();
    expect(await db().index.findUniqueOrThrow({ where: { id: index.id } })).toMatchObject({ activeBuild: null });
    await db().index.update({ where: { id: index.id }, data: { deletedAt: new Date(Date.now() - 11 * 60_000) } });
    await purgeIndexes();
    expect((await tables()).filter((table) => table.name.endsWith(`_${number}`))).toEqual([]);
  });

  it('forgets the words of a document that was purged', async () => {
    const index = await build();
    await db().document.delete({ where: { id: collection.documentIds[1]! } });
    await purgeIndexes();
    expect((await chunksOf(index.id)).map((chunk) => chunk.document_id)).not.toContain(collection.documentIds[1]);
    const postings = identifier('bakeoff_indexes', `postings_${await activeBuild(index.id)}`);
    expect(await query(sql`select term from ${postings} where term = 'tea'`)).toEqual([]);
    const chunks = identifier('bakeoff_indexes', `chunks_${await activeBuild(index.id)}`);
    const [left] = await query<{ gone: number; uneven: number; of: number }>(sql`
      select count(*)::int as of, (count(*) filter (where cardinality(chunk_ids) <> cardinality(weights)))::int as uneven,
        (count(*) filter (where exists (select unnest(chunk_ids) except select id from ${chunks})))::int as gone
      from ${postings}`);
    expect(left).toMatchObject({ gone: 0, uneven: 0 });
    expect(left?.of).toBeGreaterThan(0);
    expect((await getIndex(workspace.access, index.id)).status).toBe('stale');
  });
});
