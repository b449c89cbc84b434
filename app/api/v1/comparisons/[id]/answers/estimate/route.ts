import { estimateAnswers } from '@/lib/comparisons';
import { addAnswersSchema, comparisonEstimateSchema } from '@/lib/comparisons/schema';
import { endpoint } from '@/app/api/endpoint';
import { comparisonPath } from '../../../path';

export const POST = endpoint(
  {
    summary: 'Say what the answers that a comparison has not would cost',
    description: 'The same body as for asking for them. Nothing is asked or written.',
    tag: 'Comparisons',
    needs: 'read',
    params: comparisonPath,
    body: addAnswersSchema,
    response: comparisonEstimateSchema,
  },
  ({ access, params, body }) => estimateAnswers(access, params.id, body),
);
