import { createHash } from 'node:crypto';

/** How long a password that was given is remembered, in seconds. */
const REMEMBERED = 86_400;

/** Each link has a cookie of its own, named by its token's hash, so that several can be open. */
export function passCookieName(token: string): string {
  return `bakeoff_share_${createHash('sha256').update(token).digest('hex').slice(0, 16)}`;
}

/** The cookie that carries a pass; it goes to shared pages only and scripts can't read it. */
export function passCookie(token: string, pass: string, secure: boolean): string {
  const attributes = ['Path=/s', `Max-Age=${REMEMBERED}`, 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : [])];
  return [`${passCookieName(token)}=${pass}`, ...attributes].join('; ');
}
