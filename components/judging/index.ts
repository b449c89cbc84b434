export { blindOrder } from './blind';
export { JudgeScreen } from './judge-screen';
export { JudgingResults } from './judging-results';
export { isOwnVote } from './is-own-vote';
export { JudgeProvider, useJudge } from './judge-context';
export { VoteBar } from './vote-bar';
