import type { BuildCheckpoint } from './schema';

/** A document of the collection, as a build sees it. */
export interface SourceDocument {
  id: string;
  name: string;
  status: string;
  /** Counts the readings of the file; another revision is another text. */
  revision: number;
  /** Which version of the file its text was read from. */
  version: number;
  language: string | null;
  /** UTF-16 code units of the text. */
  characters: number;
  errorDetail: string | null;
}

/** A document that a build holds: chunks [firstChunk, firstChunk + chunks). */
export interface IndexedDocument extends Pick<SourceDocument, 'id' | 'name' | 'revision' | 'version' | 'language'> {
  firstChunk: number;
  chunks: number;
}

/** A chunk on its way into the build's tables. Offsets are UTF-16 code units of the document's text. */
export interface ChunkRow {
  id: number;
  documentId: string;
  start: number;
  end: number;
  parent: { start: number; end: number } | null;
  page: number | null;
  headingPath: readonly string[];
  tokens: number;
  /** White space between the chunk before and this one; empty unless the chunking has parents. */
  lead: string;
  text: string;
  vector: Float32Array;
}

/** `count` chunks from `first` on in the build `from` become those from `to` on. */
export interface ChunkCopy {
  from: number;
  first: number;
  count: number;
  to: number;
}

export interface BuildBatch {
  workspaceId: string;
  indexId: string;
  build: number;
  rows: readonly ChunkRow[];
  copy?: ChunkCopy;
  finished: readonly IndexedDocument[];
  checkpoint: BuildCheckpoint;
  /** In characters of text. */
  progress: { done: number; total: number };
}

/** A row of the postings: one term's chunks in one segment, with frequencies or weights. */
export interface SegmentRow {
  term: string;
  segment: number;
  chunkIds: Int32Array;
  values: Int32Array;
}
