import { endpoint } from '@/app/api/endpoint';
import { estimateComparison } from '@/lib/comparisons';
import { comparisonEstimateSchema, createComparisonSchema } from '@/lib/comparisons/schema';

export const POST = endpoint(
  {
    summary: 'Say what a comparison would cost, without running it',
    description:
      'The same body as for running it. `low` is the input alone, `high` everything with every answer at its ceiling of output tokens; null where a price is not known. ' +
      'What searches ask of models themselves (reranking, expansion) comes on top.',
    tag: 'Comparisons',
    needs: 'read',
    body: createComparisonSchema,
    response: comparisonEstimateSchema,
  },
  ({ access, body }) => estimateComparison(access, body),
);
