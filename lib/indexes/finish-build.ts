import type { Build } from './build';
import {
  analyseTables,
  countChunks,
  dropCounts,
  emptyPostings,
  loadSegments,
  measureTables,
  readCounts,
} from './tables/store';
import type { SegmentRow, SourceDocument } from './build-types';
import { inSlices } from './segment-slices';
import { buildDocuments, type BuildResult } from './store';

const TERMS_AT_ONCE = 500;

/** Makes what needs all chunks to be known: the postings' weights, and on a real server the HNSW. */
export async function finishBuild(build: Build, documents: readonly SourceDocument[]): Promise<BuildResult> {
  const { chunks, tokens } = await countChunks(build.number);
  const held = await buildDocuments(build.workspaceId, build.number);
  const { averageLength } = build.postings.corpus();
  const vocabulary = build.postings.vocabulary;
  let structure: Awaited<ReturnType<Build['completeVectors']>> = { structureMs: 0, lists: null };
  if (chunks > 0) {
    await emptyPostings(build.number);
    for await (const slice of weighted(build)) await loadSegments(build.number, 'postings', slice);
    if (build.segments > 0) await dropCounts(build.number);
    structure = await build.completeVectors(chunks);
    await analyseTables(build.number);
  }
  return {
    chunks,
    documents: held.length,
    tokens,
    buildMs: Math.round(build.elapsedMs()),
    costUsd: build.checkpoint.costUsd,
    warnings: documents
      .filter((document) => document.status === 'failed')
      .map(({ name, errorDetail }) => ({
        code: 'document_failed',
        detail: `“${name}” is left out: ${errorDetail ?? 'it could not be read.'}`,
      })),
    statistics: {
      lists: structure.lists,
      storage: { ...(await measureTables(build.number)), structureMs: structure.structureMs },
      chunks,
      averageLength,
      vocabulary,
      dimensions: build.checkpoint.dimensions ?? 0,
      source: build.checkpoint.source,
      languages: [
        ...new Set(held.filter((document) => document.chunks > 0).map((document) => document.language)),
      ].sort(),
    },
  };
}

async function* weighted(build: Build): AsyncGenerator<SegmentRow[]> {
  if (build.segments > 0 && build.postings.pairs > 0) await build.spill();
  if (build.segments === 0) {
    const terms = build.postings.takeSegment().sort((a, b) => (a.term < b.term ? -1 : 1));
    const rows = terms.map((postings) => ({
      term: postings.term,
      segment: 0,
      chunkIds: postings.chunkIds,
      values: build.postings.weigh(postings),
    }));
    yield* inSlices(rows);
    return;
  }
  for (let segment = 0; segment < build.segments; segment++) {
    let after = '';
    for (;;) {
      const counts = await readCounts(build.number, segment, after, TERMS_AT_ONCE);
      const last = counts.at(-1);
      if (!last) break;
      yield counts.map((row) => ({
        ...row,
        values: build.postings.weigh({ term: row.term, chunkIds: row.chunkIds, frequencies: row.values }),
      }));
      after = last.term;
    }
  }
}
