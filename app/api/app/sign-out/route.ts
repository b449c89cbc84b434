import { endpoint } from '@/app/api/endpoint';
import { reply } from '@/app/api/reply';
import { signOut } from '@/lib/auth';

export const POST = endpoint({ summary: 'Sign out', tag: 'Accounts', needs: 'nothing' }, async ({ request }) =>
  reply(204, undefined, await signOut(request.headers)),
);
