import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { revokeShare } from '@/lib/shares';

export const DELETE = endpoint(
  {
    summary: 'Revoke a share',
    description: 'The link is dead at once and for good.',
    tag: 'Shares',
    needs: 'write',
    params: z.object({ id: z.string() }),
    status: 204,
  },
  async ({ access, params }) => revokeShare(access, params.id),
);
