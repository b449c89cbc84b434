export { describeEmbeddingModel, embedQuestion, embedTexts } from './embed-texts';
