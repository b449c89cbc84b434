export { createComparison } from './create-comparison';
export { estimateComparison } from './estimate-comparison';
export { getAnswer } from './get-answer';
export { findComparisonsByName, getComparison, hasNothingAfter, listComparisons } from './read-comparisons';
export { followComparison } from './follow-comparison';
export { deleteComparison, restoreComparison, retryAnswers, stopComparison } from './change-comparison';
export { vote, withdrawVote } from './vote';
export { purgeComparisons, recoverComparisons } from './recover-comparisons';
export { exportComparison } from './export-comparison';
