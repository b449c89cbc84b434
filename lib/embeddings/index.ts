export { describeEmbeddingModel, embedQuestion, embedTexts, type EmbeddingSettings } from './embed-texts';
export type { WordWeight } from './lexical-embedding';
export { purgeVectors } from './purge-vectors';
