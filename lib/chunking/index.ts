export { chunkText } from './chunk-text';
export type { ChunkingDocument, Section } from './document';
