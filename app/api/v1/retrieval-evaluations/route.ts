import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { createRetrievalEvaluation, listRetrievalEvaluations } from '@/lib/retrieval-evaluations';
import {
  createRetrievalEvaluationSchema,
  retrievalEvaluationSchema,
  retrievalEvaluationSummarySchema,
} from '@/lib/retrieval-evaluations/schema';
import { pageOf, pageQuery } from '../page-query';

export const GET = endpoint(
  {
    summary: 'List retrieval evaluations, newest first',
    tag: 'Retrieval evaluations',
    needs: 'read',
    query: z.strictObject({ ...pageQuery.shape, datasetId: z.string().max(100).optional() }),
    response: pageOf(retrievalEvaluationSummarySchema),
  },
  async ({ access, query }) => listRetrievalEvaluations(access, query),
);

export const POST = endpoint(
  {
    summary: 'Ask a dataset’s questions of up to 12 retrievals',
    description:
      'Every question that has evidence is asked of every retrieval. Ask again until `status` is `done`: then `results` has each retrieval’s measures at each k with 95 % intervals, `pairs` the paired differences, and `cases` the ranks.',
    tag: 'Retrieval evaluations',
    needs: 'run',
    limit: 'run',
    body: createRetrievalEvaluationSchema,
    response: retrievalEvaluationSchema,
    status: 202,
  },
  async ({ access, body }) => createRetrievalEvaluation(access, body),
);
