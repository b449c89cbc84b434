import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimitedError } from '@/lib/errors';
import { logger } from '@/lib/security';
import { countShareRequest } from '@/lib/shares';

const SHARED_PAGE = /^\/s\/([\w-]+)\/?(?:\?|$)/;
const PAGE = '/too-many-requests';

/**
 * Counts a request for a shared page. A page can't answer 429 by itself, since Next gives pages no say in their status; so one
 * that is asked for too often becomes another page here, with that status and Retry-After.
 */
export async function limitSharedPages(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = SHARED_PAGE.exec(request.url ?? '')?.[1];
  if (token === undefined) return;
  try {
    await countShareRequest(token);
  } catch (error) {
    // Without the database the page itself says what is wrong.
    if (!(error instanceof RateLimitedError)) return logger().warn({ err: error }, 'a shared page was not counted');
    for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
    response.setHeader('Cache-Control', 'private, no-store');
    // Next says 200 for every page that it renders.
    const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
    response.writeHead = (_status: number, ...rest: unknown[]) => writeHead(error.status, ...rest);
    request.url = PAGE;
  }
}
