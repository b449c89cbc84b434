import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/db';
import { embedQuestion } from '@/lib/embeddings';
import { buildIndex, createIndex, getIndex, searchableIndex } from '@/lib/indexes';
import { searchStructureSchema } from '@/lib/indexes/schema';
import { installQueues } from '@/lib/jobs';
import { makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { measureHealth, retrieve } from './index';
import { nearest, type VectorPlan } from './nearest/store';
import type { Retrieval } from './schema';
import { scopeOf } from './store';

let workspace: TestWorkspace;
let collectionId: string;
const QUESTIONS = ['who sold the copper lamp', 'grey harbour in winter', 'a quiet garden with old trees', 'market day'];
const WORDS = 'copper lamp harbour winter garden tree market day river stone bridge song letter grey quiet old'.split(
  ' ',
);

beforeAll(async () => {
  await installQueues();
  workspace = await makeWorkspace();
  const documents = Array.from({ length: 10 }, (_, d) => ({
    name: `${d}.txt`,
    language: 'en',
    metadata: { group: d % 2 === 0 ? 'even' : 'odd', one: d === 3 },
    text: Array.from({ length: 30 }, (__, i) =>
      Array.from({ length: 8 }, (___, k) => WORDS[(d * 7 + i * 5 + k * k * (i + 1) + d * k) % WORDS.length]).join(' '),
    ).join('.\n\n'),
  }));
  ({ id: collectionId } = await makeCollection(workspace.workspaceId, documents));
});
afterAll(async () => {
  await workspace.remove();
  await disconnect();
});

async function make(search: Record<string, unknown>): Promise<string> {
  const index = await createIndex(workspace.access, {
    name: JSON.stringify(search),
    collectionId,
    chunking: { strategy: 'recursive', size: 70, overlap: 0, unit: 'character' },
    embedding: { model: 'builtin/lexical', dimensions: 128 },
    search: searchStructureSchema.parse(search),
  });
  await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, { signal: new AbortController().signal });
  const built = await getIndex(workspace.access, index.id);
  expect(built).toMatchObject({ status: 'ready', error: null });
  expect(built.chunks).toBeGreaterThan(200);
  return index.id;
}

const ask = async (indexId: string, question: string, more: Partial<Retrieval> = {}) =>
  retrieve(workspace.access, { indexId, mode: 'dense', topK: 10, ...more }, question, { explain: true });

async function recall(indexId: string, exactId: string, more: Partial<Retrieval> = {}): Promise<number> {
  let [found, all] = [0, 0];
  for (const question of QUESTIONS) {
    // Any of those that are as near as the last will do.
    const least = (await ask(exactId, question, { filter: more.filter })).hits.at(-1)!.score - 1e-4;
    const { hits } = await ask(indexId, question, more);
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
    found += hits.filter((hit) => hit.score >= least).length;
    all += 10;
  }
  return found / all;
}

describe('search structures', () => {
  it('find what an exact search finds, in every precision and distance', async () => {
    for (const distance of ['cosine', 'inner-product', 'l2'] as const) {
      const exact = await make({ type: 'exact', distance });
      for (const type of ['exact', 'hnsw', 'ivfflat'] as const) {
        for (const precision of ['full', 'half', 'binary'] as const) {
          const id = await make({ type, distance, precision });
          expect(await recall(id, exact), `${type} ${distance} ${precision}`).toBeGreaterThanOrEqual(
            type === 'ivfflat' ? 0.5 : 0.9,
          );
        }
      }
    }
  }, 120_000);

  it('say what they take up, and find more with more lists looked through', async () => {
    const exact = await make({ type: 'exact' });
    const id = await make({ type: 'ivfflat', lists: 12 });
    const { storage } = await getIndex(workspace.access, id);
    expect(storage).toMatchObject({ lists: 12 });
    expect(storage!.structureBytes).toBeGreaterThan(0);
    expect(storage!.structureMs).toBeGreaterThan(0);
    expect(await recall(id, exact, { probes: 12 })).toBe(1);
    expect((await ask(id, QUESTIONS[0]!)).explanation).toMatchObject({ vectors: 'ivfflat', filtered: null });
    expect((await getIndex(workspace.access, exact)).storage).toMatchObject({ structureBytes: 0, lists: null });
  });

  it('keep the top k under a filter, exactly where few chunks are left', async () => {
    const exact = await make({ type: 'exact' });
    const id = await make({ type: 'hnsw' });
    const filter = { field: 'group', op: 'eq', value: 'even' } as const;
    expect(await recall(id, exact, { filter })).toBe(1);
    const { explanation, hits } = await ask(id, QUESTIONS[0]!, { filter });
    expect(explanation).toMatchObject({ vectors: 'exact', filtered: expect.stringContaining('were compared') });
    expect(hits.every((hit) => Number(hit.documentName[0]) % 2 === 0)).toBe(true);
  });

  it('are measured against the exact neighbours, by the workspace’s questions or sentences of their own', async () => {
    const measure = (id: string, asked: string[] = []) =>
      measureHealth(workspace.access, id, { sample: 8, topK: 5 }, async () => asked);
    const flat = await measure(await make({ type: 'ivfflat', lists: 12 }));
    expect(flat).toMatchObject({ setting: 'probes', inUse: 4, source: 'sentences', questions: 8, topK: 5 });
    expect(flat.points.map(({ value }) => value)).toEqual([1, 2, 4, 8, 12]);
    expect(flat.points.at(-1)!.recall).toBe(1);
    expect(flat.points[0]!.recall).toBeLessThanOrEqual(flat.points.at(-1)!.recall);
    expect(flat.recommended).not.toBeNull();
    const graph = await measure(await make({ type: 'hnsw' }), QUESTIONS);
    expect(graph).toMatchObject({ setting: 'efSearch', inUse: 40, source: 'questions', questions: 4 });
    expect(graph.points.find(({ value }) => value === 40)!.recall).toBeGreaterThan(0.8);
    expect(await measure(await make({ type: 'exact' }))).toMatchObject({ setting: null, points: [], source: 'none' });
  });

  it.each(['hnsw', 'ivfflat'] as const)('walks through a %s until there are enough, or compares all', async (type) => {
    const index = await searchableIndex(workspace.workspaceId, await make({ type }));
    const { vector } = await embedQuestion(workspace.workspaceId, index.embedding, QUESTIONS[1]!);
    const asIfLarge = async (filter: Retrieval['filter'], limit: number) => {
      const scope = (await scopeOf(index, filter))!;
      let plan: VectorPlan | undefined;
      const found = await nearest(index, vector, limit, { ...scope, chunks: 1_000_000 }, { onPlan: (p) => (plan = p) });
      return { plan, found, wanted: await nearest(index, vector, limit, { ...scope, chunks: 1 }) };
    };
    const half = await asIfLarge({ field: 'group', op: 'eq', value: 'odd' }, 10);
    expect(half.plan).toEqual({ vectors: type, iterative: true, fellBack: false });
    expect(half.found).toHaveLength(10);
    expect(half.found.every((hit) => Number(hit.documentName[0]) % 2 === 1)).toBe(true);
    const more = await asIfLarge({ field: 'one', op: 'eq', value: true }, 200);
    expect(more.plan).toEqual({ vectors: 'exact', iterative: false, fellBack: true });
    expect(more.found).toEqual(more.wanted);
  });
});
