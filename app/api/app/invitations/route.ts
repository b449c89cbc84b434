import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { createInvitation, listInvitations } from '@/lib/auth';
import { inviteSchema, pendingInvitationSchema } from '@/lib/auth/schema';

export const GET = endpoint(
  {
    summary: 'List the invitations that wait to be accepted',
    tag: 'Members',
    needs: 'admin',
    response: z.object({ items: z.array(pendingInvitationSchema) }),
  },
  async ({ access }) => ({ items: await listInvitations(access) }),
);

export const POST = endpoint(
  {
    summary: 'Make an invitation link',
    description: 'The link is in this answer only. It works once, for an hour, for this address.',
    tag: 'Members',
    needs: 'admin',
    body: inviteSchema,
    response: z.object({ id: z.string(), url: z.string(), expiresAt: z.iso.datetime() }),
    status: 201,
    secretAnswer: true,
  },
  async ({ access, body }) => createInvitation(access, body),
);
