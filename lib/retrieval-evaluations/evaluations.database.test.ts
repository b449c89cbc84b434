import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addCases, createDataset } from '@/lib/datasets';
import { disconnect, query, sql } from '@/lib/db';
import { buildIndex, createIndex } from '@/lib/indexes';
import type { Index, SearchStructure } from '@/lib/indexes/schema';
import { installQueues } from '@/lib/jobs';
import { retrieve } from '@/lib/retrieval';
import { makeCollection, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import {
  createGrid,
  createRetrievalEvaluation,
  deleteRetrievalEvaluation,
  estimateGrid,
  evaluateRetrieval,
  getRetrievalEvaluation,
  listRetrievalEvaluations,
  restoreRetrievalEvaluation,
  resumeRetrievalEvaluation,
  stopRetrievalEvaluation,
} from './index';
import { createRetrievalEvaluationSchema, retrievalGridSchema, type RetrievalEvaluation } from './schema';

let workspace: TestWorkspace;
const quiet = () => ({ signal: new AbortController().signal });
const EXACT = { type: 'exact', distance: 'cosine', precision: 'full' } as const;
const TOPICS = ['tea', 'coffee', 'cocoa', 'milk', 'water', 'juice', 'wine', 'beer'];
/** Each topic has a paragraph of its own; the last sentence of each is the evidence of its question. */
const TEXT = TOPICS.map(
  (topic) => `About ${topic} much was written.\n\nThe ${topic} of the north is sold in ${topic}shops.`,
).join('\n\n');

beforeEach(async () => {
  await installQueues();
  workspace = await makeWorkspace();
});
afterEach(() => workspace.remove());
afterAll(disconnect);

async function build(collectionId: string, size: number, search: SearchStructure = EXACT): Promise<Index> {
  const index = await createIndex(workspace.access, {
    name: `Size ${size}`,
    collectionId,
    chunking: { strategy: 'recursive', size, overlap: 0, unit: 'character' },
    embedding: { model: 'builtin/lexical' },
    search,
  });
  await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, quiet());
  return index;
}

async function makeQuestions(topics = TOPICS) {
  const dataset = await createDataset(workspace.access, { name: 'Drinks' });
  const cases = topics.map((topic) => ({
    key: topic,
    input: { question: `Where is the ${topic} of the north sold?` },
    evidence: [{ documentName: 'drinks.md', quote: `The ${topic} of the north is sold in ${topic}shops.` }],
  }));
  await addCases(workspace.access, dataset.id, { cases });
  return dataset.id;
}

const create = async (input: Record<string, unknown>) =>
  createRetrievalEvaluation(workspace.access, createRetrievalEvaluationSchema.parse(input));
const run = (id: string, signal = new AbortController().signal) =>
  evaluateRetrieval({ workspaceId: workspace.workspaceId, evaluationId: id }, { signal });
const read = (id: string): Promise<RetrievalEvaluation> => getRetrievalEvaluation(workspace.access, id);

describe('An evaluation of retrievals', () => {
  it('measures two chunkings of the same documents on the same marked evidence', async () => {
    const { id: collectionId } = await makeCollection(workspace.workspaceId, [
      { name: 'drinks.md', text: TEXT, language: 'en' },
    ]);
    const [small, large] = [await build(collectionId, 60), await build(collectionId, 400)];
    const datasetId = await makeQuestions();
    const { id, status } = await create({
      datasetId,
      retrievals: [
        { name: 'Small', indexId: small.id, mode: 'lexical', topK: 10 },
        { indexId: large.id, mode: 'hybrid', topK: 10 },
      ],
    });
    expect(status).toBe('queued');
    await run(id);
    const done = await read(id);
    expect(done).toMatchObject({ status: 'done', progress: { done: 16, total: 16 }, ks: [1, 3, 5, 10], error: null });
    const [first, second] = done.results!;
    expect(first).toMatchObject({ name: 'Small', n: 8, failed: 0, annRecall: null, costUsd: 0 });
    expect(second).toMatchObject({ name: 'Size 400, hybrid', annRecall: 1, index: { name: 'Size 400' } });
    expect(first!.recall['1']).toEqual({ mean: 1, interval: { low: 1, high: 1, level: 0.95 }, n: 8 });
    expect(first!.precision['10']!.mean).toBeCloseTo(0.1);
    expect(second!.recall['10']!.mean).toBe(1);
    expect(first!.latencyMs!.p95).toBeGreaterThanOrEqual(first!.latencyMs!.p50);
    expect(done.pairs).toHaveLength(20);
    const recall = done.pairs!.find(({ metric, k }) => metric === 'recall' && k === 10)!;
    expect(recall).toMatchObject({
      a: 0,
      b: 1,
      n: 8,
      difference: 0,
      p: 1,
      pAdjusted: 1,
      verdict: 'no difference shown',
    });
    expect(done.cases![0]).toMatchObject({ caseKey: 'tea', ranks: [[1], [expect.any(Number)]], errors: [null, null] });
    expect((await listRetrievalEvaluations(workspace.access, { limit: 5 })).items.map((item) => item.id)).toEqual([id]);
  });

  it('says for a passage that topK cuts off at rank 14 exactly that', async () => {
    // Thirteen short paragraphs name the word more often for their length; the fourteenth holds the passage.
    const better = Array.from({ length: 13 }, (_value, i) => ({
      name: `${String(i).padStart(2, '0')}.md`,
      text: 'zebra zebra zebra',
    }));
    const planted = 'The zebra that was looked for stands here among many other words.';
    const { id: collectionId } = await makeCollection(workspace.workspaceId, [
      ...better,
      { name: 'planted.md', text: planted },
    ]);
    const index = await build(collectionId, 200);
    const dataset = await createDataset(workspace.access, { name: 'Zebra' });
    await addCases(workspace.access, dataset.id, {
      cases: [
        {
          input: { question: 'zebra' },
          evidence: [{ documentName: 'planted.md', quote: 'zebra that was looked for' }],
        },
      ],
    });
    const retrieval = { indexId: index.id, mode: 'lexical' as const };
    const { id } = await create({
      datasetId: dataset.id,
      ks: [10, 20],
      retrievals: [
        { name: 'Ten', ...retrieval, topK: 10 },
        { name: 'Twenty', ...retrieval, topK: 20 },
      ],
    });
    await run(id);
    const { cases, warnings, pairs } = await read(id);
    expect(cases![0]!.ranks).toEqual([[null], [14]]);
    expect(warnings).toEqual(['“Ten” return fewer hits than the largest k: beyond that nothing can be found.']);
    expect(pairs!.every(({ verdict }) => verdict === 'too few')).toBe(true);
    const expected = [{ documentName: 'planted.md', quote: 'zebra that was looked for' }];
    const { journey } = await retrieve(workspace.access, { ...retrieval, topK: 10 }, 'zebra', { expected });
    expect(journey![0]).toMatchObject({ chunks: [{ stages: { lexical: 14, result: null } }] });
    expect(journey![0]!.lostAt).not.toBeNull();
  });

  it('finds the exact neighbours as often as it says, whatever searches approximately', async () => {
    const { id: collectionId } = await makeCollection(workspace.workspaceId, [{ name: 'drinks.md', text: TEXT }]);
    const index = await build(collectionId, 60, { ...EXACT, type: 'hnsw', m: 8, efConstruction: 32 });
    const { id } = await create({
      datasetId: await makeQuestions(),
      retrievals: [{ indexId: index.id, mode: 'dense', topK: 5 }],
    });
    await run(id);
    const { annRecall } = (await read(id)).results![0]!;
    expect(annRecall).toBeGreaterThan(0.9);
    expect(annRecall).toBeLessThanOrEqual(1);
  });

  it('goes on after a kill where it was, with one row for each search', async () => {
    const { id: collectionId } = await makeCollection(workspace.workspaceId, [{ name: 'drinks.md', text: TEXT }]);
    const index = await build(collectionId, 60);
    const { id } = await create({
      datasetId: await makeQuestions(),
      retrievals: [{ indexId: index.id, mode: 'lexical', topK: 5 }],
    });
    const worker = new AbortController();
    worker.abort();
    await expect(run(id, worker.signal)).rejects.toThrow();
    expect(await read(id)).toMatchObject({ status: 'running', results: null });
    // Half of it was written by the worker that died.
    await run(id);
    await query(sql`delete from retrieval_evaluation_cells where evaluation_id = ${id} and case_id in
      (select case_id from retrieval_evaluation_cells where evaluation_id = ${id} order by case_id limit 4)`);
    await query(sql`update retrieval_evaluations set status = 'running' where id = ${id}`);
    await Promise.all([run(id), run(id)]);
    expect(await read(id)).toMatchObject({ status: 'done', progress: { done: 8, total: 8 }, results: [{ n: 8 }] });
  });

  it('stops, keeps what was measured, and can be resumed, deleted and brought back', async () => {
    const { id: collectionId } = await makeCollection(workspace.workspaceId, [{ name: 'drinks.md', text: TEXT }]);
    const index = await build(collectionId, 60);
    const { id } = await create({
      datasetId: await makeQuestions(),
      retrievals: [{ indexId: index.id, mode: 'lexical', topK: 5 }],
    });
    expect(await stopRetrievalEvaluation(workspace.access, id)).toMatchObject({
      status: 'stopped',
      results: [{ n: 0 }],
    });
    await run(id);
    expect(await read(id)).toMatchObject({ status: 'stopped', progress: { done: 0 } });
    expect(await resumeRetrievalEvaluation(workspace.access, id)).toMatchObject({ status: 'queued', results: null });
    await run(id);
    expect(await read(id)).toMatchObject({ status: 'done', results: [{ n: 8 }] });
    await deleteRetrievalEvaluation(workspace.access, id);
    await expect(read(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await restoreRetrievalEvaluation(workspace.access, id)).toMatchObject({ status: 'done' });
  });

  it('refuses what can’t be measured, before anything is asked', async () => {
    const { id: collectionId } = await makeCollection(workspace.workspaceId, [{ name: 'drinks.md', text: TEXT }]);
    const index = await build(collectionId, 60);
    const retrievals = [{ indexId: index.id, mode: 'lexical', topK: 5 }];
    const empty = await createDataset(workspace.access, { name: 'Empty' });
    await expect(create({ datasetId: empty.id, retrievals })).rejects.toMatchObject({ code: 'validation_failed' });
    await addCases(workspace.access, empty.id, {
      cases: [{ input: { question: 'Where?' }, evidence: [{ documentName: 'nowhere.md', quote: 'gone' }] }],
    });
    await expect(create({ datasetId: empty.id, retrievals })).rejects.toMatchObject({
      errors: [{ path: 'datasetId', message: 'none of its evidence is found in a document' }],
    });
    const datasetId = await makeQuestions(['tea']);
    await expect(create({ datasetId, retrievals: [] })).rejects.toThrow();
    await expect(create({ datasetId: 'dst_other', retrievals })).rejects.toMatchObject({ code: 'not_found' });
    await expect(create({ datasetId, retrievals: [{ ...retrievals[0], indexId: 'idx_other' }] })).rejects.toMatchObject(
      {
        code: 'not_found',
      },
    );
    const other = await makeWorkspace();
    const evaluation = await create({ datasetId, retrievals });
    await expect(getRetrievalEvaluation(other.access, evaluation.id)).rejects.toMatchObject({ code: 'not_found' });
    await other.remove();
  });
});

describe('A grid', () => {
  const chunking = (size: number) => ({ strategy: 'recursive', size, unit: 'character' });

  it('says what it takes, builds what is missing, and evaluates, as one job', async () => {
    const { id: collectionId } = await makeCollection(workspace.workspaceId, [{ name: 'drinks.md', text: TEXT }]);
    const there = await build(collectionId, 60);
    const datasetId = await makeQuestions();
    const grid = retrievalGridSchema.parse({
      ...{ datasetId, collectionId, modes: ['lexical', 'hybrid'] },
      chunkings: [chunking(60), chunking(200)],
    });
    expect(await estimateGrid(workspace.access, grid)).toMatchObject({
      ...{ builds: 1, reused: 1, questions: 8, searches: 32, costUsd: 0 },
      retrievals: [{ indexId: there.id }, { indexId: there.id }, { indexId: null }, { indexId: null }],
    });
    const { id } = await createGrid(workspace.access, grid);
    const job = run(id);
    const begun = await vi.waitFor(
      async () => {
        const evaluation = await read(id);
        expect(evaluation).toMatchObject({ status: 'building', builds: { total: 1 } });
        expect(evaluation.retrievals[2]!.indexId).not.toBe('');
        return evaluation;
      },
      { timeout: 10_000 },
    );
    const indexId = begun.retrievals[2]!.indexId;
    await buildIndex({ workspaceId: workspace.workspaceId, indexId }, quiet());
    await job;
    const done = await read(id);
    expect(done).toMatchObject({ status: 'done', builds: { done: 1, total: 1 }, progress: { done: 32, total: 32 } });
    expect(done.results!.map(({ n }) => n)).toEqual([8, 8, 8, 8]);
    expect(done.retrievals[3]).toMatchObject({ indexId, mode: 'hybrid' });
    // Again, everything is there.
    expect(await estimateGrid(workspace.access, grid)).toMatchObject({
      builds: 0,
      reused: 2,
      tokens: 0,
      seconds: expect.any(Number),
    });
  });

  it('ends with the reason where an index can’t be built, and stops between builds', async () => {
    const { id: collectionId } = await makeCollection(workspace.workspaceId, [{ name: 'drinks.md', text: TEXT }]);
    const datasetId = await makeQuestions(['tea']);
    const grid = (size: number) => retrievalGridSchema.parse({ datasetId, collectionId, chunkings: [chunking(size)] });
    const { id } = await createGrid(workspace.access, grid(70));
    const job = run(id);
    await vi.waitFor(async () => expect((await read(id)).retrievals[0]!.indexId).not.toBe(''), { timeout: 10_000 });
    await query(
      sql`update indexes set status = 'failed', error = '{"code":"x","detail":"The disk is full."}' where workspace_id = ${workspace.workspaceId}`,
    );
    await job;
    expect(await read(id)).toMatchObject({
      status: 'failed',
      error: { code: 'index_failed', detail: expect.stringContaining('disk is full') },
    });
    const second = await createGrid(workspace.access, grid(80));
    await stopRetrievalEvaluation(workspace.access, second.id);
    await run(second.id);
    expect((await read(second.id)).retrievals[0]!.indexId).toBe('');
  });

  it('refuses more than twelve retrievals, and takes lexical search once for each chunking', async () => {
    const { id: collectionId } = await makeCollection(workspace.workspaceId, [{ name: 'drinks.md', text: TEXT }]);
    const datasetId = await makeQuestions(['tea']);
    const many = retrievalGridSchema.parse({
      ...{ datasetId, collectionId, modes: ['dense', 'lexical', 'hybrid'] },
      chunkings: [50, 60, 70, 80, 90].map(chunking),
    });
    await expect(createGrid(workspace.access, many)).rejects.toMatchObject({
      errors: [{ message: 'these make 15 retrievals; at most 12 can be compared' }],
    });
    const two = retrievalGridSchema.parse({
      ...{ datasetId, collectionId, modes: ['lexical', 'dense'], chunkings: [chunking(50)] },
      embeddings: [{ model: 'builtin/lexical' }, { model: 'nobody/nothing' }],
    });
    await expect(estimateGrid(workspace.access, two)).rejects.toMatchObject({ code: 'validation_failed' });
  });
});
