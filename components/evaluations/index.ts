export { EvaluationsScreen } from './evaluations-screen';
export { EvaluationScreen } from './evaluation-screen';
