import { endpoint } from '@/app/api/endpoint';
import { estimateGrid } from '@/lib/retrieval-evaluations';
import { gridEstimateSchema, retrievalGridSchema } from '@/lib/retrieval-evaluations/schema';

export const POST = endpoint(
  {
    summary: 'Say what a grid would build, take and cost',
    tag: 'Retrieval evaluations',
    needs: 'read',
    body: retrievalGridSchema,
    response: gridEstimateSchema,
  },
  async ({ access, body }) => estimateGrid(access, body),
);
