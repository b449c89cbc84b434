import { endpoint } from '@/app/api/endpoint';
import { idParams } from '@/app/api/v1/id-params';
import { resumeRetrievalEvaluation } from '@/lib/retrieval-evaluations';
import { retrievalEvaluationSchema } from '@/lib/retrieval-evaluations/schema';

export const POST = endpoint(
  {
    summary: 'Go on with a retrieval evaluation',
    description: 'Asks what was not asked yet, and again what failed.',
    tag: 'Retrieval evaluations',
    needs: 'run',
    params: idParams,
    response: retrievalEvaluationSchema,
    status: 202,
  },
  async ({ access, params }) => resumeRetrievalEvaluation(access, params.id),
);
