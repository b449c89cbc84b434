export { createComparison } from './create-comparison';
export { addAnswers } from './asking/add-answers';
export { estimateAnswers } from './asking/estimate-answers';
export { estimateComparison } from './estimate-comparison';
export { getExchange } from './exchange/get-exchange';
export { getAnswer } from './get-answer';
export {
  findComparisonsByName,
  findComparisonsOfPrompt,
  getComparison,
  hasNothingAfter,
  listComparisons,
} from './read-comparisons';
export { followComparison } from './follow-comparison';
export { deleteComparison, restoreComparison, retryAnswers, stopComparison } from './change-comparison';
export { vote, withdrawVote } from './vote';
export { purgeComparisons, recoverComparisons } from './recover-comparisons';
export { getJudging } from './get-judging';
export { duplicateComparison } from './history/duplicate-comparison';
export { updateComparison } from './history/update-comparison';
export { exportComparison } from './export-comparison';
export { presentAnswers } from './present-answers';
export { withoutReplaced } from './without-replaced';
