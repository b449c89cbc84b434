import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { cancelInvitation } from '@/lib/auth';

export const DELETE = endpoint(
  {
    summary: 'Take an invitation back',
    tag: 'Members',
    needs: 'admin',
    params: z.strictObject({ id: z.string().min(1).max(100) }),
  },
  async ({ access, params }) => cancelInvitation(access, params.id),
);
