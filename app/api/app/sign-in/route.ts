import { endpoint } from '@/app/api/endpoint';
import { reply } from '@/app/api/reply';
import { signIn } from '@/lib/auth';
import { signInSchema } from '@/lib/auth/schema';

export const POST = endpoint(
  { summary: 'Sign in', tag: 'Accounts', needs: 'nothing', body: signInSchema },
  async ({ body, request }) => reply(200, { signedIn: true }, await signIn(body, request.headers)),
);
