import { vote } from '@/lib/comparisons';
import { createVoteSchema, voteSchema } from '@/lib/comparisons/schema';
import { endpoint } from '@/app/api/endpoint';
import { comparisonPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Say which answer to a question is best',
    description:
      '`winner` is an answer’s id, `tie` or `none`. One vote for each question, person and choice of answers (`shown`): voting again replaces it.',
    tag: 'Comparisons',
    needs: 'write',
    params: comparisonPath,
    body: createVoteSchema,
    response: voteSchema,
    status: 201,
  },
  ({ access, params, body }) => vote(access, params.id, body),
);
