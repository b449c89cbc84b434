import { problem } from '@/app/api/problem';
import { BakeoffError, NotFoundError } from '@/lib/errors';
import { countShareRequest, openShare, unlockShare } from '@/lib/shares';
import { passCookieName } from '../share-pass';

type Context = { params: Promise<{ token: string }> };

/** What the page shows, as data, at `/s/{token}.json`. A password goes into `X-Share-Password`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  try {
    await countShareRequest(token);
    const opened = await openShare(token, await passOf(request, token));
    if (!opened) throw new NotFoundError('Share');
    if (opened.state === 'locked') throw new PasswordNeededError();
    return Response.json(opened.share, { headers: { 'Cache-Control': 'private, no-store' } });
  } catch (error) {
    return problem(error, request);
  }
}

async function passOf(request: Request, token: string): Promise<string | undefined> {
  const password = request.headers.get('x-share-password');
  if (password !== null) return (await unlockShare(token, password)) || undefined;
  const name = `${passCookieName(token)}=`;
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(name))?.slice(name.length);
}

class PasswordNeededError extends BakeoffError {
  constructor() {
    super({
      code: 'password_required',
      status: 401,
      title: 'A password is needed',
      detail: 'This share has a password: send it as X-Share-Password.',
    });
  }
}
