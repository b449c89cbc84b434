import { ValidationError } from '@/lib/errors';
import { auth } from './better-auth';
import type { ChangePassword } from './schema';
import { cookiesOf } from './sign-in';

/**
 * Changes the password of the person signed in and ends all their other sessions.
 *
 * @returns the cookies of the session that goes on
 */
export async function changePassword(change: ChangePassword, headers: Headers): Promise<Headers> {
  const answer = await auth().api.changePassword({
    body: { ...change, revokeOtherSessions: true },
    headers,
    asResponse: true,
  });
  if (!answer.ok)
    throw new ValidationError([{ path: 'currentPassword', message: 'This is not your current password.' }]);
  return cookiesOf(answer);
}
