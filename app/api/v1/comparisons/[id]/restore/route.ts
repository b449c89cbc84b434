import { restoreComparison } from '@/lib/comparisons';
import { comparisonSchema } from '@/lib/comparisons/schema';
import { endpoint } from '@/app/api/endpoint';
import { comparisonPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Bring back a comparison that was deleted in the last ten minutes',
    tag: 'Comparisons',
    needs: 'write',
    params: comparisonPath,
    response: comparisonSchema,
  },
  ({ access, params }) => restoreComparison(access, params.id),
);
