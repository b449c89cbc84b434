import { allowedOrigins } from '@/lib/auth';
import { ForbiddenError } from '@/lib/errors';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Requests that change something must come from our own pages, or carry no cookie at all: a foreign page can make a browser
 * send its cookies, but it can't hide where it is.
 *
 * @throws ForbiddenError for a foreign origin, and for a cookie without one
 */
export function assertOrigin(request: Request): void {
  if (SAFE.has(request.method)) return;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin !== null && !allowedOrigins().includes(origin)) throw foreign(origin);
  if (site !== null && site !== 'same-origin' && site !== 'none') throw foreign(site);
  const usesCookie = request.headers.has('cookie') && !request.headers.has('authorization');
  if (origin === null && usesCookie) {
    throw new ForbiddenError('A request with a session cookie has to say its origin. Programs use an API key instead.');
  }
}

function foreign(from: string): ForbiddenError {
  return new ForbiddenError(`Requests from “${from}” are refused. Open Bakeoff at the address in BAKEOFF_URL.`);
}
