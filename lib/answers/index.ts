export { generateAnswer, type AnswerOutcome, type AnswerProgress, type AnswerTask } from './generate-answer';
export { AnswerInterruptedError } from './interrupted-error';
export { toAnswerError } from './answer-error';
export type { AnswerSteps, Generation, GenerationRequest } from './steps';
export { DEFAULT_OUTPUT_TOKENS, freezeVariant, refuseMissingVariables, type VariantSources } from './freeze-variant';
export { storableJson } from './whole-characters';
export { answerSteps, answerStepsUncounted, variantSources } from './steps-in-use';
