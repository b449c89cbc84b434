export { describeEmbeddingModel, embedQuestion, embedTexts, type EmbeddingSettings } from './embed-texts';
export { purgeVectors } from './purge-vectors';
