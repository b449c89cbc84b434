import { getJudging } from '@/lib/comparisons';
import { judgingSchema } from '@/lib/comparisons/schema';
import { endpoint } from '@/app/api/endpoint';
import { comparisonPath } from '../../path';

export const GET = endpoint(
  {
    summary: 'Read what the votes show',
    description:
      'Win rates with 95 % intervals over questions, the paired verdicts, Bradley–Terry strengths where there are more than two columns, and each judge’s view.',
    tag: 'Comparisons',
    needs: 'read',
    params: comparisonPath,
    response: judgingSchema,
  },
  ({ access, params }) => getJudging(access, params.id),
);
