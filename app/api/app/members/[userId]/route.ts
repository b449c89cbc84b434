import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { assertMay, changeRole, removeMember } from '@/lib/auth';
import { roleSchema } from '@/lib/auth/schema';

const params = z.strictObject({ userId: z.string().min(1).max(100) });

export const PATCH = endpoint(
  {
    summary: 'Change a member’s role',
    tag: 'Members',
    needs: 'admin',
    params,
    body: z.strictObject({ role: roleSchema }),
  },
  async ({ access, params: { userId }, body }) => changeRole(access, userId, body.role),
);

export const DELETE = endpoint(
  { summary: 'Remove a member, or leave the workspace', tag: 'Members', needs: 'read', params },
  async ({ access, params: { userId } }) => {
    const leaves = access.kind === 'session' && userId === access.userId;
    if (!leaves) assertMay(access, 'admin');
    await removeMember(access, userId);
  },
);
