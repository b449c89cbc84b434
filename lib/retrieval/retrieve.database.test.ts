import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { db, disconnect, query, sql } from '@/lib/db';
import { buildIndex, createIndex, refreshIndex } from '@/lib/indexes';
import type { SearchStructure } from '@/lib/indexes/schema';
import { installQueues } from '@/lib/jobs';
import { makeCollection, makeWorkspace, type TestDocument, type TestWorkspace } from '@/lib/testing';
import { retrieve } from './index';
import type { Retrieval } from './schema';

let workspace: TestWorkspace;
const quiet = { signal: new AbortController().signal };
const EXACT = { type: 'exact', distance: 'cosine', precision: 'full' } as const;

beforeEach(async () => {
  await installQueues();
  workspace = await makeWorkspace();
});
afterEach(() => workspace.remove());
afterAll(disconnect);

const DOCUMENTS: TestDocument[] = [
  {
    name: 'b-oil.md',
    text: 'In 1973 the price of oil rose fast.\n\nMembers of OPEC proclaimed an embargo.\n\nCars stood in long lines.',
    language: 'en',
    metadata: { year: 1973, tags: ['energy', 'history'], title: 'Oil' },
  },
  {
    name: 'a-tea.md',
    text: 'Tea is drunk in the afternoon.\n\nThe price of tea rose too.',
    language: 'en',
    metadata: { year: 1840, title: 'Tea' },
  },
  {
    name: 'c-haus.md',
    text: 'Die Häuser der Stadt sind alt.\n\nDer Preis der Häuser stieg.',
    language: 'de',
    metadata: { year: 2001 },
  },
  { name: 'd-日本.md', text: '東京は日本の首都です。\n\n京都には古い寺が多い。', language: 'ja' },
];

async function makeIndex(documents: TestDocument[], search: SearchStructure = EXACT) {
  const collection = await makeCollection(workspace.workspaceId, documents);
  const index = await createIndex(workspace.access, {
    name: 'Index',
    collectionId: collection.id,
    chunking: { strategy: 'recursive', size: 45, overlap: 0, unit: 'character' },
    embedding: { model: 'builtin/lexical' },
    search,
  });
  await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, quiet);
  return { indexId: index.id, collection };
}

const ask = (indexId: string, question: string, more: Partial<Retrieval> = {}) =>
  retrieve(workspace.access, { indexId, mode: 'lexical', topK: 10, ...more }, question);

describe('lexical retrieval', () => {
  it('finds words by their stems, in the language of each document, and says what each term weighs', async () => {
    const { indexId } = await makeIndex(DOCUMENTS);
    const { hits } = await ask(indexId, 'Which embargoes did members proclaim?');
    expect(hits[0]).toMatchObject({
      rank: 1,
      documentName: 'b-oil.md',
      text: 'Members of OPEC proclaimed an embargo.',
    });
    const { terms, score } = hits[0]!.stages.lexical!;
    expect(terms.map(({ term }) => term).sort()).toEqual(['embargo', 'member', 'proclaim']);
    expect(terms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 6);
    expect((await ask(indexId, 'alte Haeuser Haus')).hits.map((hit) => hit.documentName)).toContain('c-haus.md');
    expect((await ask(indexId, '京都の寺')).hits[0]).toMatchObject({ documentName: 'd-日本.md', start: 0 });
  });

  it('scores as BM25 does', async () => {
    const { indexId } = await makeIndex([
      { name: 'a', text: 'apple apple pear', language: null },
      { name: 'b', text: 'apple plum plum plum cherry', language: null },
      { name: 'c', text: 'fig', language: null },
    ]);
    const { hits } = await ask(indexId, 'apple');
    const idf = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
    const score = (frequency: number, length: number) =>
      (idf * frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * length) / 3));
    expect(hits.map((hit) => hit.documentName)).toEqual(['a', 'b']);
    expect(hits[0]!.score).toBeCloseTo(score(2, 3), 5);
    expect(hits[1]!.score).toBeCloseTo(score(1, 5), 5);
  });

  it('orders equal scores by document name, then place, also where topK cuts through them', async () => {
    const names = ['delta', 'alpha', 'charlie', 'bravo'];
    const { indexId } = await makeIndex(
      names.map((name) => ({ name, text: 'same words here and there, again\n\nsame words here and there, again' })),
    );
    for (const mode of ['lexical', 'dense', 'hybrid'] as const) {
      const { hits } = await ask(indexId, 'same words', { mode, topK: 3 });
      expect(hits.map((hit) => [hit.documentName, hit.start])).toEqual([
        ['alpha', 0],
        ['alpha', 34],
        ['bravo', 0],
      ]);
    }
  });
});

describe('dense and hybrid retrieval', () => {
  it.each([EXACT, { type: 'hnsw', distance: 'cosine', precision: 'full', m: 8, efConstruction: 32 } as const])(
    'finds what is near, with a rank and a score at every stage',
    async (search) => {
      const { indexId } = await makeIndex(DOCUMENTS, search);
      const dense = await ask(indexId, 'price of tea', { mode: 'dense', topK: 3 });
      expect(dense.hits[0]).toMatchObject({ text: 'The price of tea rose too.', stages: { dense: { rank: 1 } } });
      const hybrid = await ask(indexId, 'price of tea', { mode: 'hybrid', topK: 3 });
      expect(hybrid.hits[0]).toMatchObject({
        text: 'The price of tea rose too.',
        stages: { dense: { rank: 1 }, lexical: { rank: 1 }, fusion: { rank: 1 } },
      });
    },
  );

  it.each(['inner-product', 'l2'] as const)('gives higher scores to nearer chunks by %s', async (distance) => {
    const { indexId } = await makeIndex(DOCUMENTS, { ...EXACT, distance });
    const { hits } = await ask(indexId, 'price of tea', { mode: 'dense' });
    expect(hits[0]!.text).toBe('The price of tea rose too.');
    const scores = hits.map((hit) => hit.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('leaves out what is under minScore or over maxContextTokens', async () => {
    const { indexId } = await makeIndex(DOCUMENTS);
    const all = (await ask(indexId, 'the price rose')).hits;
    const least = all[1]!.score;
    expect((await ask(indexId, 'the price rose', { minScore: least })).hits.every((hit) => hit.score >= least)).toBe(
      true,
    );
    expect((await ask(indexId, 'the price rose', { maxContextTokens: 12 })).hits).toHaveLength(1);
  });
});

describe('filters', () => {
  const names = async (filter: Retrieval['filter']) => {
    const { indexId } = shared;
    const { hits } = await ask(indexId, 'price tea embargo Preis 東京', { mode: 'hybrid', topK: 50, filter });
    return [...new Set(hits.map((hit) => hit.documentName))].sort();
  };
  let shared: Awaited<ReturnType<typeof makeIndex>>;
  beforeEach(async () => {
    shared = await makeIndex(DOCUMENTS);
  });

  it('compare metadata, names and types; a missing field fulfils only ne and exists: false', async () => {
    expect(await names({ field: 'year', op: 'eq', value: 1973 })).toEqual(['b-oil.md']);
    expect(await names({ field: 'year', op: 'eq', value: '1973' })).toEqual([]);
    expect(await names({ field: 'year', op: 'ne', value: 1973 })).toEqual(['a-tea.md', 'c-haus.md', 'd-日本.md']);
    expect(await names({ field: 'year', op: 'gte', value: 1973 })).toEqual(['b-oil.md', 'c-haus.md']);
    expect(await names({ field: 'title', op: 'lt', value: 'P' })).toEqual(['b-oil.md']);
    expect(await names({ field: 'year', op: 'in', value: [1840, 2001] })).toEqual(['a-tea.md', 'c-haus.md']);
    expect(await names({ field: 'tags', op: 'contains', value: 'energy' })).toEqual(['b-oil.md']);
    expect(await names({ field: 'name', op: 'contains', value: '日本' })).toEqual(['d-日本.md']);
    expect(await names({ field: 'title', op: 'exists', value: false })).toEqual(['c-haus.md', 'd-日本.md']);
    expect(await names({ field: 'mimeType', op: 'eq', value: 'text/html' })).toEqual([]);
  });

  it('look into the tags of documents, those of their metadata included', async () => {
    await db().document.update({ where: { id: shared.collection.documentIds[2]! }, data: { tags: ['house', 'old'] } });
    expect(await names({ field: 'tags', op: 'contains', value: 'old' })).toEqual(['c-haus.md']);
    expect(await names({ field: 'tags', op: 'exists', value: true })).toEqual(['b-oil.md', 'c-haus.md']);
    expect(await names({ field: 'tags', op: 'exists', value: false })).toEqual(['a-tea.md', 'd-日本.md']);
  });

  it('combine with all and any', async () => {
    const old = { field: 'year', op: 'lt', value: 1900 } as const;
    const german = { field: 'name', op: 'eq', value: 'c-haus.md' } as const;
    expect(await names({ any: [old, german] })).toEqual(['a-tea.md', 'c-haus.md']);
    expect(await names({ all: [old, german] })).toEqual([]);
  });

  it('take hostile fields and values as values', async () => {
    const hostile = `x' or true; drop table documents; --`;
    expect(await names({ field: hostile, op: 'eq', value: hostile })).toEqual([]);
    expect(await names({ field: '__proto__', op: 'exists', value: true })).toEqual([]);
    expect(await db().document.count({ where: { workspaceId: workspace.workspaceId } })).toBe(4);
  });
});

describe('the version of a document', () => {
  it('stands with each hit, as it was indexed', async () => {
    const { indexId, collection } = await makeIndex(DOCUMENTS);
    const [id] = collection.documentIds;
    await db().document.update({ where: { id: id! }, data: { version: 2, revision: 1 } });
    const versionOf = async () => (await ask(indexId, 'embargo')).hits[0]!.version;
    expect(await versionOf()).toBe(1);
    await db().documentText.update({ where: { documentId: id! }, data: { version: 2, revision: 1 } });
    await refreshIndex(workspace.access, indexId, {});
    await buildIndex({ workspaceId: workspace.workspaceId, indexId }, quiet);
    expect(await versionOf()).toBe(2);
    await query(sql`update index_documents set document_version = null where document_id = ${id!}`);
    expect(await versionOf()).toBeUndefined();
  });
});

describe('what is gone or not there yet', () => {
  it('does not find a deleted document, although the index still holds it', async () => {
    const { indexId, collection } = await makeIndex(DOCUMENTS);
    await db().document.update({ where: { id: collection.documentIds[0]! }, data: { deletedAt: new Date() } });
    for (const mode of ['lexical', 'dense', 'hybrid'] as const) {
      const { hits } = await ask(indexId, 'embargo price', { mode });
      expect(hits.map((hit) => hit.documentName)).not.toContain('b-oil.md');
    }
  });

  it('says that an index is not ready before its first build', async () => {
    const collection = await makeCollection(workspace.workspaceId, DOCUMENTS);
    const index = await createIndex(workspace.access, {
      name: 'Unbuilt',
      collectionId: collection.id,
      chunking: { strategy: 'recursive', size: 45, overlap: 0, unit: 'character' },
      embedding: { model: 'builtin/lexical' },
      search: EXACT,
    });
    await expect(ask(index.id, 'tea')).rejects.toMatchObject({ code: 'index_not_ready', status: 409 });
  });

  it('answers an empty index with no hits', async () => {
    const { indexId } = await makeIndex([]);
    for (const mode of ['lexical', 'dense', 'hybrid'] as const)
      expect((await ask(indexId, 'tea', { mode })).hits).toEqual([]);
  });

  it('does not know an index of another workspace', async () => {
    const { indexId } = await makeIndex(DOCUMENTS);
    const other = await makeWorkspace();
    await expect(retrieve(other.access, { indexId, mode: 'dense', topK: 1 }, 'tea')).rejects.toMatchObject({
      code: 'not_found',
    });
    await other.remove();
  });

  it('refuses by name a question whose vector does not fit the index', async () => {
    const { indexId } = await makeIndex(DOCUMENTS);
    const build = await db().indexBuild.findFirstOrThrow({ where: { indexId } });
    await db().indexBuild.update({
      where: { id: build.id },
      data: { statistics: { ...(build.statistics as object), dimensions: 3 } },
    });
    await expect(ask(indexId, 'tea', { mode: 'dense' })).rejects.toMatchObject({
      code: 'embedding_mismatch',
      detail: expect.stringContaining('builtin/lexical'),
    });
  });
});

describe('the journey of an expected passage', () => {
  const journey = async (
    indexId: string,
    question: string,
    more: Partial<Retrieval>,
    expected: Parameters<typeof retrieve>[3],
  ) =>
    (await retrieve(workspace.access, { indexId, mode: 'hybrid', topK: 10, ...more }, question, expected)).journey![0]!;
  const quote = (words: string, documentName = 'b-oil.md') => ({ expected: [{ documentName, quote: words }] });

  it('shows where it was returned', async () => {
    const { indexId } = await makeIndex(DOCUMENTS);
    const found = await journey(indexId, 'embargo of the members', {}, quote('OPEC  proclaimed\nan embargo'));
    expect(found.lostAt).toBeNull();
    expect(found.chunks).toMatchObject([{ holds: 'whole', stages: { dense: 1, lexical: 1, fusion: 1, result: 1 } }]);
  });

  it('shows which stage lost it, and where it stood beyond the cut', async () => {
    const { indexId, collection } = await makeIndex(DOCUMENTS);
    const lines = quote('Cars stood in long lines');
    expect(await journey(indexId, 'price of oil', { topK: 1 }, lines)).toMatchObject({ lostAt: 'topK' });
    const dense = await journey(indexId, 'price of oil', { mode: 'dense', topK: 1 }, lines);
    expect(dense.lostAt).toBe('topK');
    expect(dense.chunks[0]!.stages.dense).toBeGreaterThan(1);
    const lexical = await journey(indexId, 'price of oil', { mode: 'lexical' }, lines);
    expect(lexical).toMatchObject({ lostAt: 'lexical', chunks: [{ stages: { lexical: null, result: null } }] });
    const filter = { field: 'year', op: 'gt', value: 1990 } as const;
    expect((await journey(indexId, 'price of oil', { filter }, lines)).lostAt).toBe('filter');
    expect((await journey(indexId, 'price of oil', {}, quote('not in there'))).lostAt).toBe('document');
    expect((await journey(indexId, 'price of oil', {}, quote('x', 'none.md'))).lostAt).toBe('document');
    const acrossChunks = { expected: [{ documentId: collection.documentIds[0]!, start: 5, end: 60 }] };
    expect(await journey(indexId, 'price of oil', {}, acrossChunks)).toMatchObject({
      lostAt: null,
      chunks: [{ holds: 'part' }, { holds: 'part' }],
    });
  });
});
