import { assertPerson } from '@/app/api/app/assert-person';
import { endpoint } from '@/app/api/endpoint';
import { reply } from '@/app/api/reply';
import { changePassword } from '@/lib/auth';
import { changePasswordSchema } from '@/lib/auth/schema';

export const POST = endpoint(
  { summary: 'Change the password', tag: 'Accounts', needs: 'read', body: changePasswordSchema },
  async ({ access, body, request }) => {
    assertPerson(access);
    return reply(204, undefined, await changePassword(body, request.headers));
  },
);
