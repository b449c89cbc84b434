export { chunkDocument } from './chunk-document';
export { chunkText } from './chunk-text';
export { previewChunking } from './preview-chunking';
export type { ChunkingDocument } from './document';
