import { NotFoundError } from '@/lib/errors';
import { auth } from './better-auth';
import { findUserByEmail, setPassword } from './store';

/** Sets a new password from the command line, for somebody who is locked out, and ends all their sessions. */
export async function resetPassword(email: string, password: string): Promise<void> {
  const user = await findUserByEmail(email.toLowerCase());
  if (!user) throw new NotFoundError('Account', email);
  const context = await auth().$context;
  await setPassword(user.id, await context.password.hash(password));
}
