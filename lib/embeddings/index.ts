export {
  describeEmbeddingModel,
  embedQuestion,
  embedTexts,
  type EmbeddedTexts,
  type EmbeddingSettings,
} from './embed-texts';
