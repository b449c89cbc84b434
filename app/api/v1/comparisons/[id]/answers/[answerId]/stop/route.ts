import { stopComparison } from '@/lib/comparisons';
import { comparisonSchema } from '@/lib/comparisons/schema';
import { endpoint } from '@/app/api/endpoint';
import { answerPath } from '../../../../path';

export const POST = endpoint(
  {
    summary: 'Stop one answer',
    tag: 'Comparisons',
    needs: 'run',
    params: answerPath,
    response: comparisonSchema,
  },
  ({ access, params }) => stopComparison(access, params.id, [params.answerId]),
);
