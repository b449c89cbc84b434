import { endpoint } from '@/app/api/endpoint';
import { idParams } from '@/app/api/v1/id-params';
import { stopRetrievalEvaluation } from '@/lib/retrieval-evaluations';
import { retrievalEvaluationSchema } from '@/lib/retrieval-evaluations/schema';

export const POST = endpoint(
  {
    summary: 'Stop a retrieval evaluation',
    description:
      'What was measured is kept, and the results are over those questions. Nothing happens where it has ended.',
    tag: 'Retrieval evaluations',
    needs: 'run',
    params: idParams,
    response: retrievalEvaluationSchema,
  },
  async ({ access, params }) => stopRetrievalEvaluation(access, params.id),
);
