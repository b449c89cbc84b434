import { duplicateComparison } from '@/lib/comparisons';
import { comparisonSchema } from '@/lib/comparisons/schema';
import { endpoint } from '@/app/api/endpoint';
import { comparisonPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Copy a comparison with its answers',
    description:
      'Asks no model and costs nothing. Judgements stay with the first. Refused while answers are being written.',
    tag: 'Comparisons',
    needs: 'write',
    params: comparisonPath,
    response: comparisonSchema,
    status: 201,
  },
  ({ access, params }) => duplicateComparison(access, params.id),
);
