import { endpoint } from '@/app/api/endpoint';
import { getSpending, setDailyCap } from '@/lib/models';
import { setSpendingSchema, spendingSchema } from '@/lib/models/schema';

export const GET = endpoint(
  { summary: 'What this workspace has spent today', tag: 'Models', needs: 'read', response: spendingSchema },
  async ({ access }) => getSpending(access),
);

export const PATCH = endpoint(
  {
    summary: 'Set the most that this workspace may spend in a day',
    tag: 'Models',
    needs: 'admin',
    body: setSpendingSchema,
    response: spendingSchema,
  },
  async ({ access, body }) => setDailyCap(access, body.dailyCapUsd),
);
