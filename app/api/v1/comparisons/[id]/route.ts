import { deleteComparison, getComparison, updateComparison } from '@/lib/comparisons';
import { comparisonSchema, comparisonSummarySchema, updateComparisonSchema } from '@/lib/comparisons/schema';
import { endpoint } from '@/app/api/endpoint';
import { comparisonPath } from '../path';

export const GET = endpoint(
  {
    summary: 'Read a comparison with its answers as they are now',
    description: 'Following its events with `lastEventId` as `Last-Event-ID` goes on from exactly this state.',
    tag: 'Comparisons',
    needs: 'read',
    params: comparisonPath,
    response: comparisonSchema,
  },
  ({ access, params }) => getComparison(access, params.id),
);

export const PATCH = endpoint(
  {
    summary: 'Name or star a comparison',
    tag: 'Comparisons',
    needs: 'write',
    params: comparisonPath,
    body: updateComparisonSchema,
    response: comparisonSummarySchema,
  },
  ({ access, params, body }) => updateComparison(access, params.id, body),
);

export const DELETE = endpoint(
  {
    summary: 'Delete a comparison',
    description: 'It is stopped and hidden at once, can be restored for ten minutes, and is then removed for good.',
    tag: 'Comparisons',
    needs: 'write',
    params: comparisonPath,
    status: 204,
  },
  ({ access, params }) => deleteComparison(access, params.id),
);
