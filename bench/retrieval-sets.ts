import { bankingMessages } from './sets/banking77';
import { thinned, type QuestionSet } from './sets/question-set';
import { squadParagraphs, squadSentences } from './sets/squad';

/** What bench/retrieval measures, of what is there: long texts, short ones, and messages that look for their like. */
export function retrievalSets(): QuestionSet[] {
  const most = Number(process.env.BENCH_QUESTIONS ?? 400);
  return [squadParagraphs(), squadSentences(1), bankingMessages()]
    .map((set) => thinned(set, most))
    .filter(({ questions }) => questions.length > 0);
}
