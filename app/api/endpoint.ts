import type { z } from 'zod';
import { authenticate, assertMay } from '@/lib/auth';
import type { Access, Need } from '@/lib/auth/schema';
import { limitRate, limitRequests } from '@/lib/security';
import { assertOrigin } from './assert-origin';
import type { Definition } from './definition';
import { answerOnce } from './idempotency';
import { problem } from './problem';
import { readBody, readParameters } from './read-request';
import { Reply } from './reply';

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

interface Context<D extends Definition> {
  /** Undefined only where `needs` is `nothing`. */
  access: D['needs'] extends 'nothing' ? undefined : Access;
  params: Parsed<D['params']>;
  query: Parsed<D['query']>;
  body: Parsed<D['body']>;
  request: Request;
}

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

export interface Endpoint {
  (request: Request, context: RouteContext): Promise<Response>;
  definition: Definition;
}

/**
 * The one way into the product from outside: authenticates, checks the origin and the rights, parses, calls one function and
 * answers JSON. What the function returns becomes the body; a `Reply` sets status and headers, a `Response` passes as it is.
 * Errors become problem documents (RFC 9457) here and nowhere else.
 */
export function endpoint<const D extends Definition>(
  definition: D,
  handle: (context: Context<D>) => Promise<unknown>,
): Endpoint {
  const run = async (request: Request, route: RouteContext): Promise<Response> => {
    const cookies: string[] = [];
    try {
      assertOrigin(request);
      const onCookie = (cookie: string) => void cookies.push(cookie);
      const access = definition.needs === 'nothing' ? undefined : await authorise(request, definition.needs, onCookie);
      if (access && definition.limit) await limitRate(definition.limit, access.workspaceId);
      const { params, query } = readParameters(definition, await route.params, request);
      const { body, hash, request: unread } = await readBody(definition, request);
      const context = { access, params, query, body, request: unread } as Context<D>;
      const answer = async () => Reply.from(await handle(context), definition.status ?? 200);
      const response = await answerOnce({ request, access, hash, answer, definition });
      return withCookies(response, cookies);
    } catch (error) {
      return withCookies(problem(error, request), cookies);
    }
  };
  return Object.assign(run, { definition });
}

/** A session that was prolonged for this request is so in the browser, whatever became of the request. */
function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

async function authorise(request: Request, need: Need, onCookie: (cookie: string) => void): Promise<Access> {
  const workspace = request.headers.get('x-bakeoff-workspace') ?? undefined;
  const access = await authenticate({ headers: request.headers, workspace }, onCookie);
  await limitRequests(access.keyId ?? access.userId);
  assertMay(access, need);
  return access;
}
