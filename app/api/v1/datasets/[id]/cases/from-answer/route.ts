import { endpoint } from '@/app/api/endpoint';
import { getAnswer } from '@/lib/comparisons';
import { addCaseFromAnswer } from '@/lib/datasets';
import { caseFromAnswerSchema, casesChangeSchema } from '@/lib/datasets/schema';
import { datasetPath } from '../../../path';

export const POST = endpoint(
  {
    summary: 'Make a case of an answer',
    description: 'Its question, its text as what is expected unless told, and the passages that it cites as evidence.',
    tag: 'Datasets',
    needs: 'write',
    params: datasetPath,
    body: caseFromAnswerSchema,
    response: casesChangeSchema,
    status: 201,
  },
  async ({ access, params, body }) => {
    const { answer, input } = await getAnswer(access, body.answerId);
    const ranks = new Set(answer.citations.filter(({ verified }) => verified).map(({ hitRank }) => hitRank));
    const cited = answer.hits.filter(({ rank }) => ranks.has(rank));
    const facts = { question: input.question, variables: input.variables ?? {}, text: answer.text, cited };
    return addCaseFromAnswer(access, params.id, facts, body.expected);
  },
);
