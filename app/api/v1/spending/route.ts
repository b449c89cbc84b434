import { endpoint } from '@/app/api/endpoint';
import { getSpendingReport } from '@/lib/models';
import { spendingQuerySchema, spendingReportSchema } from '@/lib/models/schema';

export const GET = endpoint(
  {
    summary: 'Read what was spent, by day, model, prompt and person',
    tag: 'Models',
    needs: 'read',
    query: spendingQuerySchema,
    response: spendingReportSchema,
  },
  ({ access, query }) => getSpendingReport(access, query),
);
