export { AnswerError } from './answer-error';
export { AnswerNumbers } from './answer-numbers';
export { formatCost, formatDuration, formatTokens } from './format';
export { TimingBar } from './timing-bar';
export { columnLetter, variantName } from './variant-name';
