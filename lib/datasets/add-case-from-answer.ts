import type { Access } from '@/lib/auth/schema';
import { graphemeBoundaryAtOrBefore } from '@/lib/text';
import { addCases } from './change-cases';
import type { CasesChange } from './schema';

/** Enough to find a passage by; its offsets say how long it is. UTF-16 code units. */
const LONGEST_QUOTE = 2_000;

/** What a case takes of an answer; answers are a later stage, so whoever calls hands it in. */
export interface AnswerFacts {
  question: string;
  variables: Record<string, unknown>;
  text: string;
  /** The passages that it cites. */
  cited: readonly { documentId: string; documentName: string; start: number; end: number; text: string }[];
}

/** Makes a case of an answer: its question, its text as what is expected unless told, and the passages that it cites as evidence. */
export function addCaseFromAnswer(
  access: Access,
  datasetId: string,
  answer: AnswerFacts,
  expected: unknown = answer.text === '' ? undefined : answer.text,
): Promise<CasesChange> {
  const input = { ...answer.variables, question: answer.question };
  // By its words too: the document may have a newer version than the one that was searched.
  const evidence = answer.cited.map(({ documentId, documentName, start, end, text }) => ({
    ...{ documentId, documentName, start, end },
    quote: text.slice(0, graphemeBoundaryAtOrBefore(text, LONGEST_QUOTE)).toWellFormed(),
  }));
  return addCases(
    access,
    datasetId,
    {
      cases: [{ input, ...(expected === undefined ? {} : { expected }), ...(evidence.length > 0 ? { evidence } : {}) }],
    },
    { summary: '1 case from an answer' },
  );
}
