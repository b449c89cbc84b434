import { setTimeout as wait } from 'node:timers/promises';
import { analyse } from '@/lib/text';
import type { BuildBatch, ChunkCopy, ChunkRow, IndexedDocument, SourceDocument } from './build-types';
import {
  createCountsTable,
  createHnsw,
  createIvfflat,
  createVectorTable,
  isEmbedded,
  loadSegments,
  saveBatch,
} from './tables/store';
import { EmbeddingSourceChangedError } from './embedding-source-changed-error';
import { firstPace, nextPace, type Pace } from './pace';
import { PostingsCollector } from './postings';
import { inSlices } from './segment-slices';
import { defaultLists, type BuildCheckpoint, type Index } from './schema';
import { refuseDimensions, refuseLongBuild } from './refuse-structure';

/** The build has nothing to do any more: its index was deleted, or the worker stops. Not an error. */
export class BuildEndedError extends Error {}

interface Settings {
  workspaceId: string;
  indexId: string;
  number: number;
  index: Pick<Index, 'chunking' | 'embedding' | 'search'>;
  checkpoint: BuildCheckpoint;
  signal: AbortSignal;
  /** Pairs of chunk and term that may be held in memory. */
  mostPairs?: number;
}

/** 12 bytes each: 96 MB. */
const MOST_PAIRS = 8_000_000;
/** In one batch, however few the chunks. */
const MOST_CHARACTERS = 2_000_000;

/**
 * A build under way: what is collected in memory, and the batch that is being filled. One batch is loaded while the next one
 * is computed, so that neither waits for the other.
 */
export class Build {
  readonly workspaceId: string;
  readonly indexId: string;
  readonly number: number;
  readonly index: Settings['index'];
  readonly signal: AbortSignal;
  readonly postings = new PostingsCollector();
  readonly checkpoint: BuildCheckpoint;
  /** Segments of counts that were moved out of memory. */
  segments = 0;
  nextChunk = 0;
  progress = { done: 0, total: 0 };
  #mostPairs: number;
  #pace: Pace;
  #rows: ChunkRow[] = [];
  #characters = 0;
  #finished: IndexedDocument[] = [];
  #loading: Promise<void> = Promise.resolve();
  #clock = performance.now();

  constructor(settings: Settings) {
    this.workspaceId = settings.workspaceId;
    this.indexId = settings.indexId;
    this.number = settings.number;
    this.index = settings.index;
    this.checkpoint = settings.checkpoint;
    this.signal = settings.signal;
    this.#mostPairs = settings.mostPairs ?? MOST_PAIRS;
    this.#pace = firstPace(this.fillsGradually);
  }

  /** On the embedded database an HNSW is made first and filled bit by bit, since building it at once stops everybody else. */
  get fillsGradually(): boolean {
    return this.index.search.type === 'hnsw' && isEmbedded();
  }

  /**
   * Called with vectors, the first of which say how many dimensions there are.
   * @param source where they come from; null where that isn't known
   * @throws EmbeddingSourceChangedError where those before came from elsewhere
   */
  async prepareVectors(dimensions: number, source: string | null): Promise<void> {
    if (source !== null && (this.checkpoint.source ?? source) !== source) {
      throw new EmbeddingSourceChangedError(this.index.embedding.model);
    }
    this.checkpoint.source ??= source;
    if (this.checkpoint.dimensions !== null) return;
    refuseDimensions(this.index.search, dimensions);
    await createVectorTable(this.number, dimensions);
    const { search } = this.index;
    if (this.fillsGradually && search.type === 'hnsw') await createHnsw(this.number, search, dimensions);
    this.checkpoint.dimensions = dimensions;
  }

  /**
   * Makes the structure over all vectors, unless it has grown with them. On a real server everything is loaded first: building
   * a graph at once is several times faster there.
   *
   * @returns milliseconds, and the lists of an IVFFlat structure
   * @throws StructureRefusedError where the embedded database would stand still for too long
   */
  async completeVectors(chunks: number): Promise<{ structureMs: number; lists: number | null }> {
    const { search } = this.index;
    const dimensions = this.checkpoint.dimensions;
    const began = performance.now();
    let lists: number | null = null;
    if (dimensions !== null && search.type === 'hnsw' && !this.fillsGradually) {
      await createHnsw(this.number, search, dimensions);
    }
    if (dimensions !== null && search.type === 'ivfflat') {
      lists = search.lists ?? defaultLists(chunks);
      if (isEmbedded()) refuseLongBuild(search, chunks, dimensions, lists);
      await createIvfflat(this.number, search, dimensions, lists);
    }
    return { structureMs: search.type === 'exact' || this.fillsGradually ? 0 : performance.now() - began, lists };
  }

  get batchSize(): number {
    return this.#pace.size;
  }

  /** Counts a chunk's terms; every chunk of the build has to come by, in order of the ids. */
  async count(id: number, text: string, language: string | null): Promise<void> {
    this.postings.add(id, analyse(text, language));
    if (this.postings.pairs >= this.#mostPairs) await this.spill();
  }

  /** @param end given with a document's last chunk, so that both are saved together */
  async add(
    row: ChunkRow,
    language: string | null,
    end?: { document: SourceDocument; firstChunk: number },
  ): Promise<void> {
    await this.count(row.id, row.text, language);
    this.nextChunk = row.id + 1;
    this.#rows.push(row);
    if (end) this.finish(end.document, end.firstChunk);
    this.#characters += row.text.length;
    if (this.#rows.length >= this.#pace.size || this.#characters >= MOST_CHARACTERS) await this.flush();
  }

  finish(document: SourceDocument, firstChunk: number): void {
    const { id, name, revision, version, language } = document;
    this.#finished.push({ id, name, revision, version, language, firstChunk, chunks: this.nextChunk - firstChunk });
    this.checkpoint.partial = null;
  }

  /** Begins to load what was collected, once the batch before is in. */
  async flush(copy?: ChunkCopy): Promise<void> {
    const [rows, finished] = [this.#rows, this.#finished];
    [this.#rows, this.#finished, this.#characters] = [[], [], 0];
    await this.#loading;
    this.#tick();
    const batch: BuildBatch = {
      workspaceId: this.workspaceId,
      indexId: this.indexId,
      build: this.number,
      rows,
      ...(copy ? { copy } : {}),
      finished,
      checkpoint: structuredClone(this.checkpoint),
      progress: { ...this.progress },
    };
    this.#loading = this.#load(batch);
    // It is awaited before the next batch; until then its failure is not an unhandled one.
    this.#loading.catch(() => undefined);
  }

  /** Everything that was given is in the tables afterwards. */
  async settle(): Promise<void> {
    await this.flush();
    await this.#loading;
  }

  /** Milliseconds of work on this build, earlier processes included. */
  elapsedMs(): number {
    this.#tick();
    return this.checkpoint.elapsedMs;
  }

  /** Time spent waiting for documents is not work. */
  skipTime(): void {
    this.#clock = performance.now();
  }

  #tick(): void {
    const now = performance.now();
    this.checkpoint.elapsedMs += now - this.#clock;
    this.#clock = now;
  }

  async #load(batch: BuildBatch): Promise<void> {
    if (this.signal.aborted) throw new BuildEndedError('stopped');
    const began = performance.now();
    if (!(await saveBatch(batch))) throw new BuildEndedError('the index was deleted');
    this.#pace = nextPace(this.#pace, batch.rows.length + (batch.copy?.count ?? 0), performance.now() - began);
    if (this.#pace.restMs > 0) await wait(this.#pace.restMs);
  }

  /** Moves the counted pairs out of memory; their weights are known when everything is counted. */
  async spill(): Promise<void> {
    if (this.segments === 0) await createCountsTable(this.number);
    const segment = this.segments++;
    const rows = this.postings
      .takeSegment()
      .map(({ term, chunkIds, frequencies }) => ({ term, segment, chunkIds, values: frequencies }));
    for (const slice of inSlices(rows)) await loadSegments(this.number, 'counts', slice);
  }
}
