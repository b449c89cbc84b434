import { endpoint } from '@/app/api/endpoint';
import { createGrid } from '@/lib/retrieval-evaluations';
import { retrievalEvaluationSchema, retrievalGridSchema } from '@/lib/retrieval-evaluations/schema';

export const POST = endpoint(
  {
    summary: 'Build and evaluate a grid of chunkings, embeddings and modes',
    description:
      'One job: first it builds the indexes that are missing (`building`), then it asks every question of every retrieval. Indexes with the same settings are used as they are; those that it builds stay.',
    tag: 'Retrieval evaluations',
    needs: 'run',
    limit: 'run',
    body: retrievalGridSchema,
    response: retrievalEvaluationSchema,
    status: 202,
  },
  async ({ access, body }) => createGrid(access, body),
);
