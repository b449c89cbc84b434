import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { testConnection } from '@/lib/models';
import { connectionTestSchema } from '@/lib/models/schema';

export const POST = endpoint(
  {
    summary: 'Try a connection',
    description:
      'Asks the provider for its models, or one short question where it has no list, and says what happened.',
    tag: 'Models',
    needs: 'admin',
    params: z.object({ id: z.string() }),
    response: connectionTestSchema,
  },
  async ({ access, params: { id } }) => testConnection(access, id),
);
