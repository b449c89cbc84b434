export {
  deleteRetrievalEvaluation,
  purgeRetrievalEvaluations,
  recoverRetrievalEvaluations,
  restoreRetrievalEvaluation,
  resumeRetrievalEvaluation,
  stopRetrievalEvaluation,
} from './change-evaluation';
export { createRetrievalEvaluation } from './create-evaluation';
export { createGrid, estimateGrid } from './create-grid';
export { evaluateRetrieval } from './evaluate-retrieval';
export { findEvaluationsByName, getRetrievalEvaluation, listRetrievalEvaluations } from './read-evaluations';
