import { z } from 'zod';
import { getExchange } from '@/lib/comparisons';
import { providerExchangeSchema } from '@/lib/models/schema';
import { endpoint } from '@/app/api/endpoint';
import { answerPath } from '../../../../path';

export const GET = endpoint(
  {
    summary: 'Read what went over the wire for an answer',
    description:
      'The body of the last request to the provider, and what it answered, within bounds and without keys; null where no provider was called.',
    tag: 'Comparisons',
    needs: 'read',
    params: answerPath,
    response: z.object({ exchange: providerExchangeSchema.nullable() }),
  },
  ({ access, params }) => getExchange(access, params.id, params.answerId),
);
