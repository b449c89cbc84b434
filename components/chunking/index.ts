export { ChunksScreen } from './chunks-screen';
export { ChunkingFields } from './chunking-fields';
export { chunkingDefaults, toChunking, type ChunkingForm } from './chunking-values';
