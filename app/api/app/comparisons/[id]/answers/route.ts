import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { comparisonPath } from '@/app/api/v1/comparisons/path';
import { retryAnswers, stopComparison } from '@/lib/comparisons';
import { comparisonSchema, MAX_CELLS } from '@/lib/comparisons/schema';

export const POST = endpoint(
  {
    summary: 'Stop several answers or ask for them again: a whole column at once',
    tag: 'App',
    needs: 'run',
    limit: 'run',
    params: comparisonPath,
    body: z.strictObject({
      action: z.enum(['retry', 'stop']),
      answerIds: z.array(z.string().max(64)).min(1).max(MAX_CELLS),
    }),
    response: comparisonSchema,
    status: 202,
  },
  ({ access, params, body }) =>
    body.action === 'stop'
      ? stopComparison(access, params.id, body.answerIds)
      : retryAnswers(access, params.id, body.answerIds),
);
