export { blindOrder } from './blind';
export { JudgeScreen } from './judge-screen';
export { JudgingResults } from './judging-results';
export { VoteBar } from './vote-bar';
