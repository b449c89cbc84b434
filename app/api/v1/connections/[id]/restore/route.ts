import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { restoreConnection } from '@/lib/models';
import { connectionSchema } from '@/lib/models/schema';

export const POST = endpoint(
  {
    summary: 'Bring a deleted connection back',
    description: 'For ten minutes after it was deleted.',
    tag: 'Models',
    needs: 'admin',
    params: z.object({ id: z.string() }),
    response: connectionSchema,
  },
  async ({ access, params: { id } }) => restoreConnection(access, id),
);
