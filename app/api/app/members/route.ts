import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { listMembers } from '@/lib/auth';
import { memberSchema } from '@/lib/auth/schema';

export const GET = endpoint(
  {
    summary: 'List the members',
    tag: 'Members',
    needs: 'read',
    response: z.object({ items: z.array(memberSchema) }),
  },
  async ({ access }) => ({ items: await listMembers(access) }),
);
