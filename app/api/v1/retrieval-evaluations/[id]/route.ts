import { endpoint } from '@/app/api/endpoint';
import { idParams } from '@/app/api/v1/id-params';
import { deleteRetrievalEvaluation, getRetrievalEvaluation } from '@/lib/retrieval-evaluations';
import { retrievalEvaluationSchema } from '@/lib/retrieval-evaluations/schema';

export const GET = endpoint(
  {
    summary: 'Read a retrieval evaluation and how far it is',
    tag: 'Retrieval evaluations',
    needs: 'read',
    params: idParams,
    response: retrievalEvaluationSchema,
  },
  async ({ access, params }) => getRetrievalEvaluation(access, params.id),
);

export const DELETE = endpoint(
  {
    summary: 'Delete a retrieval evaluation',
    description: 'It stops and is hidden at once. For ten minutes it can be restored, then it is purged.',
    tag: 'Retrieval evaluations',
    needs: 'write',
    params: idParams,
    status: 204,
  },
  async ({ access, params }) => deleteRetrievalEvaluation(access, params.id),
);
