import { endpoint } from '@/app/api/endpoint';
import { estimateIndex } from '@/lib/indexes';
import { estimateIndexSchema, indexEstimateSchema } from '@/lib/indexes/schema';

export const POST = endpoint(
  {
    summary: 'Estimate what an index would cost to build',
    description:
      'Nothing is built. What was embedded before with the same model is not paid again, so it may cost less.',
    tag: 'Indexes',
    needs: 'read',
    body: estimateIndexSchema,
    response: indexEstimateSchema,
  },
  async ({ access, body }) => estimateIndex(access, body),
);
