import { endpoint } from '@/app/api/endpoint';
import { reply } from '@/app/api/reply';
import { acceptInvitation } from '@/lib/auth';
import { acceptInvitationSchema } from '@/lib/auth/schema';

export const POST = endpoint(
  { summary: 'Accept an invitation', tag: 'Accounts', needs: 'nothing', body: acceptInvitationSchema },
  async ({ body, request }) => {
    const { cookies, slug } = await acceptInvitation(body, request.headers);
    return reply(200, { slug }, cookies);
  },
);
