/** The part of bench/retrieval that runs on one database: indexes each set, asks its questions, reports quality and times. */
import { db, disconnect, migrate, newId } from '@/lib/db';
import { buildIndex, createIndex } from '@/lib/indexes';
import { installQueues } from '@/lib/jobs';
import { retrieve } from '@/lib/retrieval';
import type { FusionSettings, Mode } from '@/lib/retrieval/schema';
import { makeCollection, makeWorkspace } from '@/lib/testing';
import { answerParent } from './answer-parent';
import { meanQuality, qualityOf, type Quality } from './quality';
import { percentile } from './report';
import { retrievalSets } from './retrieval-sets';
import type { QuestionSet } from './sets/question-set';

export interface RetrievalResult {
  set: string;
  search: string;
  quality: Quality;
  milliseconds: { p50: number; p95: number };
}

/** Loads the texts as documents that are read already, and builds an index with one chunk for each. */
async function indexOf({ name, texts }: QuestionSet) {
  const collection = await makeCollection(workspace.workspaceId);
  const owner = { workspaceId: workspace.workspaceId };
  const documents = texts.map((text, i) => ({
    id: newId('doc'),
    text,
    name: `text ${String(i).padStart(5, '0')}`,
  }));
  await db().document.createMany({
    data: documents.map(({ id, text, name }) => ({
      ...owner,
      id,
      name,
      collectionId: collection.id,
      mimeType: 'text/plain',
      bytes: text.length,
      sha256: id,
      status: 'ready',
      characters: text.length,
      language: 'en',
    })),
  });
  await db().documentText.createMany({
    data: documents.map(({ id, text }) => ({ ...owner, documentId: id, revision: 0, text, pages: [], outline: [] })),
  });
  const index = await createIndex(workspace.access, {
    name,
    collectionId: collection.id,
    chunking: { strategy: 'fixed', size: 100_000, overlap: 0, unit: 'character' },
    embedding: { model: 'builtin/lexical' },
    search: { type: 'exact', distance: 'cosine', precision: 'full' },
  });
  await buildIndex({ ...owner, indexId: index.id }, { signal: new AbortController().signal });
  return { id: index.id, textOf: new Map(documents.map(({ id }, i) => [id, i])) };
}

const round = (value: number) => Number(value.toFixed(1));

async function measure(
  set: QuestionSet,
  index: Awaited<ReturnType<typeof indexOf>>,
  [search, mode, fusion]: readonly [string, Mode, FusionSettings?],
): Promise<RetrievalResult> {
  const qualities: Quality[] = [];
  const milliseconds: number[] = [];
  for (const question of set.questions) {
    const settings = { indexId: index.id, mode, topK: 10, ...(fusion ? { fusion } : {}) };
    const { hits, timings } = await retrieve(workspace.access, settings, question.text);
    qualities.push(
      qualityOf(
        hits.map((hit) => index.textOf.get(hit.documentId) ?? -1),
        question,
      ),
    );
    milliseconds.push(timings.totalMs);
  }
  return {
    set: set.name,
    search,
    quality: meanQuality(qualities),
    milliseconds: { p50: round(percentile(milliseconds, 0.5)), p95: round(percentile(milliseconds, 0.95)) },
  };
}

await migrate(process.env.DATABASE_URL!, 'prisma/migrations');
await installQueues();
const workspace = await makeWorkspace();
const results: RetrievalResult[] = [];
for (const set of retrievalSets()) {
  const index = await indexOf(set);
  for (const search of [
    ['dense', 'dense'],
    ['lexical', 'lexical'],
    ['hybrid', 'hybrid'],
    ['hybrid, rrf', 'hybrid', { method: 'rrf' }],
  ] as const) {
    results.push(await measure(set, index, search));
  }
}
await workspace.remove();
await disconnect();
await answerParent(results);
