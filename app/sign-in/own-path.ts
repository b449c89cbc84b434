const NOWHERE = 'http://bakeoff.invalid';

/**
 * Where to go after signing in: only ever a path of our own. It is read as a browser reads it, which takes `//elsewhere`,
 * `/\elsewhere` and a tab between the slashes for another site.
 */
export function ownPath(next: string | string[] | undefined): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, NOWHERE)) return '/';
  const url = new URL(next, NOWHERE);
  return url.origin === NOWHERE && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/';
}
