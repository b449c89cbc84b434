import { stopComparison } from '@/lib/comparisons';
import { comparisonSchema } from '@/lib/comparisons/schema';
import { endpoint } from '@/app/api/endpoint';
import { comparisonPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Stop a comparison',
    description: 'Calls to providers are aborted within a second; what was said and counted until then is kept.',
    tag: 'Comparisons',
    needs: 'run',
    params: comparisonPath,
    response: comparisonSchema,
  },
  ({ access, params }) => stopComparison(access, params.id, null),
);
