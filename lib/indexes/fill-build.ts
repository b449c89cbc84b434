import { setTimeout as wait } from 'node:timers/promises';
import { countTokens } from '@/lib/text';
import type { Build } from './build';
import { addDocument } from './add-document';
import { copyDocument } from './copy-document';
import type { IndexedDocument, SourceDocument } from './build-types';
import { countChunks, readTexts, removeChunksFrom } from './tables/store';
import { buildDocuments, collectionDocuments } from './store';

/** Between looks at documents that are still being read; longer where a look takes long itself. */
const POLL_MS = 150;
const LOOKS_SHARE = 0.2;
const TEXTS_AT_ONCE = 500;

/** A build whose chunks can be taken over where their document did not change. */
export interface EarlierBuild {
  number: number;
  dimensions: number;
  source: string | null;
  documents: ReadonlyMap<string, { documentRevision: number; firstChunk: number; chunks: number }>;
}

/**
 * Puts every readable document of the collection into the build: those that are there first, then, as they come, those that
 * are still being read.
 *
 * @returns all documents of the collection as they were at the end
 */
export async function fillBuild(
  build: Build,
  collectionId: string,
  earlier: EarlierBuild | null,
  maxCostUsd: number | null,
): Promise<SourceDocument[]> {
  // Loads the tables that every build needs, while the first documents are still being read.
  countTokens(' ');
  const resumed = await resume(build, collectionId);
  const done = new Set(resumed.done);
  let { partial } = resumed;
  for (;;) {
    const lookedAt = performance.now();
    const documents = await collectionDocuments(build.workspaceId, collectionId);
    const lookMs = performance.now() - lookedAt;
    const ready = documents.filter((document) => document.status === 'ready');
    build.progress.total = ready.reduce((sum, document) => sum + document.characters, 0);
    const pending = ready.filter((document) => !done.has(document.id));
    if (pending.length === 0 && documents.every((document) => ['ready', 'failed'].includes(document.status))) {
      await build.settle();
      return documents;
    }
    for (const document of partialFirst(pending, partial?.id)) {
      const before = build.progress.done;
      const loaded = partial?.id === document.id ? partial.loaded : 0;
      const same = earlier?.documents.get(document.id);
      if (earlier && same?.documentRevision === document.revision) {
        await copyDocument(
          build,
          document,
          { number: earlier.number, dimensions: earlier.dimensions, source: earlier.source, ...same },
          loaded,
        );
      } else {
        await addDocument(build, document, loaded, maxCostUsd);
      }
      partial = null;
      done.add(document.id);
      build.progress.done = before + document.characters;
    }
    if (pending.length === 0) await waitForReading(build, Math.max(POLL_MS, lookMs / LOOKS_SHARE));
  }
}

async function waitForReading(build: Build, waitMs: number): Promise<void> {
  await build.settle();
  await wait(waitMs, undefined, { signal: build.signal }).catch(() => undefined);
  build.skipTime();
}

function partialFirst(documents: readonly SourceDocument[], id: string | undefined): SourceDocument[] {
  return [...documents].sort((a, b) => Number(b.id === id) - Number(a.id === id));
}

interface Resumed {
  done: string[];
  /** The document that a killed build was at, and how many of its chunks are in the tables. */
  partial: { id: string; loaded: number } | null;
}

/** Takes up what an earlier process left: counts the terms of the chunks that are in the tables, pays for nothing twice. */
async function resume(build: Build, collectionId: string): Promise<Resumed> {
  const inTables = await buildDocuments(build.workspaceId, build.number);
  let { chunks } = await countChunks(build.number);
  const { partial } = build.checkpoint;
  let kept: IndexedDocument | SourceDocument | undefined;
  if (partial) {
    const documents = await collectionDocuments(build.workspaceId, collectionId);
    kept = documents.find(({ id, revision }) => id === partial.documentId && revision === partial.revision);
    if (!kept) {
      await removeChunksFrom(build.number, partial.firstChunk);
      chunks = partial.firstChunk;
      build.checkpoint.partial = null;
    }
  }
  const languages = new Map(inTables.map((document) => [document.documentId, document.language]));
  if (kept) languages.set(kept.id, kept.language);
  while (build.nextChunk < chunks) {
    const texts = await readTexts(build.number, build.nextChunk, TEXTS_AT_ONCE);
    for (const { id, documentId, text } of texts) await build.count(id, text, languages.get(documentId) ?? null);
    build.nextChunk = (texts.at(-1)?.id ?? chunks) + 1;
  }
  const documents = await collectionDocuments(build.workspaceId, collectionId);
  const done = inTables.map((document) => document.documentId);
  build.progress.done = documents
    .filter((document) => done.includes(document.id))
    .reduce((sum, document) => sum + document.characters, 0);
  return { done, partial: kept && partial ? { id: kept.id, loaded: chunks - partial.firstChunk } : null };
}
