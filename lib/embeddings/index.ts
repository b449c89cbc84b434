export { describeEmbeddingModel, embedQuestion, embedTexts, type EmbeddingSettings } from './embed-texts';
