export { AnswerCell } from './answer-cell';
export { Playground } from './playground';
export { useComparison } from './use-comparison';
export { useOptions, type ModelOption } from './use-options';
