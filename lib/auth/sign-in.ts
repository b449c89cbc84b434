import { UnauthorizedError } from '@/lib/errors';
import { forgetRate, limitRate } from '@/lib/security';
import { auth } from './better-auth';
import { askDatabase } from './or-database-away';
import type { SignIn } from './schema';

/**
 * Signs a person in.
 *
 * @returns better-auth's answer, whose Set-Cookie headers carry the new session
 * @throws UnauthorizedError with the same words for an unknown address and a wrong password
 * @param headers with the client's address, as bin/web.ts sets it
 * @throws RateLimitedError in a quarter of an hour after ten attempts of one client for one account, the right password included,
 *   and after a hundred of one client or for one account: before the password is hashed, which costs a tenth of a second
 */
export async function signIn(credentials: SignIn, headers: Headers): Promise<Headers> {
  const client = headers.get('x-bakeoff-client') ?? 'unknown';
  const attempt = `${credentials.email} ${client}`;
  await limitRate('sign-in', attempt);
  await limitRate('sign-in-client', client);
  await limitRate('sign-in-account', credentials.email);
  const answer = await auth().api.signInEmail({ body: credentials, headers, asResponse: true });
  // A failure of the server says nothing about the password.
  if (answer.status >= 500) await askDatabase();
  if (!answer.ok) throw new UnauthorizedError('This e-mail address and password do not go together.');
  await forgetRate('sign-in', attempt);
  await forgetRate('sign-in-account', credentials.email);
  return cookiesOf(answer);
}

/** Ends the session of this request. */
export async function signOut(headers: Headers): Promise<Headers> {
  return cookiesOf(await auth().api.signOut({ headers, asResponse: true }));
}

export function cookiesOf(answer: Response): Headers {
  const headers = new Headers();
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return headers;
}
