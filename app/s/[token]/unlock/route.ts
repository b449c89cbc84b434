import { problem } from '@/app/api/problem';
import { NotFoundError } from '@/lib/errors';
import { unlockShare } from '@/lib/shares';
import { settings } from '@/lib/settings';
import { passCookie } from '../share-pass';

type Context = { params: Promise<{ token: string }> };

/** Longer than any form with one password, so that nobody makes the server read a book. */
const MAX_FORM = 4_096;

/**
 * Takes the password from the page's plain form and goes back to the page. It is no API call: it has no session, and with
 * `no-referrer` browsers send it without an Origin.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  try {
    const password = await readPassword(request);
    const pass = await unlockShare(token, password);
    if (pass === null) throw new NotFoundError('Share');
    const headers = new Headers({
      Location: `/s/${token}${pass === false ? '?wrong' : ''}`,
      'Cache-Control': 'no-store',
    });
    if (pass !== false) headers.set('Set-Cookie', passCookie(token, pass, settings().url.startsWith('https:')));
    return new Response(null, { status: 303, headers });
  } catch (error) {
    return problem(error, request);
  }
}

async function readPassword(request: Request): Promise<string> {
  const declared = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY);
  if (!(declared <= MAX_FORM)) return '';
  const form = new URLSearchParams((await request.text()).slice(0, MAX_FORM));
  return form.get('password') ?? '';
}
