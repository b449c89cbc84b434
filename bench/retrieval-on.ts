/** The part of bench/retrieval that runs on one database: indexes the paragraphs, asks the questions, reports the ranks. */
import { db, disconnect, migrate, newId } from '@/lib/db';
import { buildIndex, createIndex } from '@/lib/indexes';
import { installQueues } from '@/lib/jobs';
import { retrieve } from '@/lib/retrieval';
import { MODES, type FusionSettings, type Mode } from '@/lib/retrieval/schema';
import { makeCollection, makeWorkspace } from '@/lib/testing';
import { percentile } from './report';
import { readSquad } from './squad';

export interface RetrievalResult {
  search: string;
  ranks: (number | null)[];
  milliseconds: { p50: number; p95: number };
}

const { paragraphs, questions } = readSquad()!;
await migrate(process.env.DATABASE_URL!, 'prisma/migrations');
await installQueues();
const workspace = await makeWorkspace();
const collection = await makeCollection(workspace.workspaceId);
const documents = paragraphs.map((text, i) => ({
  id: newId('doc'),
  text,
  name: `paragraph ${String(i).padStart(4, '0')}`,
}));
const owner = { workspaceId: workspace.workspaceId };
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
  name: 'Paragraphs',
  collectionId: collection.id,
  chunking: { strategy: 'fixed', size: 100_000, overlap: 0, unit: 'character' },
  embedding: { model: 'builtin/lexical' },
  search: { type: 'exact', distance: 'cosine', precision: 'full' },
});
await buildIndex({ workspaceId: workspace.workspaceId, indexId: index.id }, { signal: new AbortController().signal });

const asked = [...questions.entries()]
  .filter(([i]) => i % Number(process.env.BENCH_EVERY ?? 1) === 0)
  .map(([, question]) => question);
const paragraphOf = new Map(documents.map(({ id }, i) => [id, i]));

async function measure(search: string, mode: Mode, fusion?: FusionSettings): Promise<RetrievalResult> {
  const ranks: (number | null)[] = [];
  const milliseconds: number[] = [];
  for (const { text, paragraph } of asked) {
    const { hits, timings } = await retrieve(
      workspace.access,
      { indexId: index.id, mode, topK: 10, ...(fusion ? { fusion } : {}) },
      text,
    );
    ranks.push(hits.find((hit) => paragraphOf.get(hit.documentId) === paragraph)?.rank ?? null);
    milliseconds.push(timings.totalMs);
  }
  const round = (value: number) => Number(value.toFixed(1));
  return {
    search,
    ranks,
    milliseconds: { p50: round(percentile(milliseconds, 0.5)), p95: round(percentile(milliseconds, 0.95)) },
  };
}

const results: RetrievalResult[] = [];
for (const mode of MODES) results.push(await measure(mode, mode));
results.push(await measure('hybrid, rrf', 'hybrid', { method: 'rrf' }));
for (const lexical of (process.env.BENCH_WEIGHTS ?? '').split(',').filter(Boolean).map(Number)) {
  results.push(
    await measure(`hybrid, weighted ${lexical}`, 'hybrid', {
      method: 'weighted',
      weights: { dense: 1 - lexical, lexical },
    }),
  );
}
await workspace.remove();
process.send!(results);
await disconnect();
