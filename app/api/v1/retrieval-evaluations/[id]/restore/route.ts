import { endpoint } from '@/app/api/endpoint';
import { idParams } from '@/app/api/v1/id-params';
import { restoreRetrievalEvaluation } from '@/lib/retrieval-evaluations';
import { retrievalEvaluationSchema } from '@/lib/retrieval-evaluations/schema';

export const POST = endpoint(
  {
    summary: 'Bring back a deleted retrieval evaluation',
    description: 'It stays stopped where deleting stopped it.',
    tag: 'Retrieval evaluations',
    needs: 'write',
    params: idParams,
    response: retrievalEvaluationSchema,
  },
  async ({ access, params }) => restoreRetrievalEvaluation(access, params.id),
);
