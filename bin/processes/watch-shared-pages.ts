import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimitedError } from '@/lib/errors';
import { logger } from '@/lib/security';
import { countShareRequest } from '@/lib/shares';

const SHARED_PAGE = /^\/s\/([^/?]+)\/?(?:\?|$)/;
const DATA = /\.json$/;

/**
 * Looks at a request for a shared page before Next does. A page has no say in its status, and what Next makes of a page that isn't
 * there is words by script only. So a link to nothing, and one that is asked for too often, become other pages here, with the
 * status that they deserve.
 */
export async function watchSharedPages(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = SHARED_PAGE.exec(request.url ?? '')?.[1];
  if (token === undefined || DATA.test(token)) return;
  try {
    if (!(await countShareRequest(token))) becomes(request, response, '/s/gone', 404);
  } catch (error) {
    // Without the database the page itself says what is wrong.
    if (!(error instanceof RateLimitedError)) return logger().warn({ err: error }, 'a shared page was not counted');
    for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
    response.setHeader('Cache-Control', 'private, no-store');
    becomes(request, response, '/too-many-requests', error.status);
  }
}

function becomes(request: IncomingMessage, response: ServerResponse, page: string, status: number): void {
  // Next says 200 for every page that it renders.
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (_status: number, ...rest: unknown[]) => writeHead(status, ...rest);
  request.url = page;
}
