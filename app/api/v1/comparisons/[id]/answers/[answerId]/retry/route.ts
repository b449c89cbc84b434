import { retryAnswers } from '@/lib/comparisons';
import { comparisonSchema } from '@/lib/comparisons/schema';
import { endpoint } from '@/app/api/endpoint';
import { answerPath } from '../../../../path';

export const POST = endpoint(
  {
    summary: 'Ask for one answer again',
    description:
      'The same prompt version, model, retrieval and parameters as before; what it said is replaced. 409 while it is being made.',
    tag: 'Comparisons',
    needs: 'run',
    limit: 'run',
    params: answerPath,
    response: comparisonSchema,
    status: 202,
  },
  ({ access, params }) => retryAnswers(access, params.id, [params.answerId]),
);
