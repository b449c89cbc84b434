import { randomBytes } from 'node:crypto';
import { BakeoffError, UnavailableError } from '@/lib/errors';
import { isDatabaseAway, logger } from '@/lib/security';

/** Turns whatever was thrown into a problem document (RFC 9457). What isn't ours answers 500 with a reference and no details. */
export function problem(thrown: unknown, request: Request): Response {
  const error = known(thrown);
  if (error) {
    return document(
      error.status,
      {
        type: `urn:bakeoff:problem:${error.code}`,
        title: error.title,
        status: error.status,
        detail: error.detail,
        code: error.code,
        ...(error.errors ? { errors: error.errors } : {}),
        ...error.extra,
      },
      error.headers,
    );
  }
  const reference = randomBytes(6).toString('hex');
  logger().error(
    { err: thrown, reference, method: request.method, path: new URL(request.url).pathname },
    'request failed',
  );
  return document(500, {
    type: 'urn:bakeoff:problem:internal_error',
    title: 'A defect in Bakeoff',
    status: 500,
    detail: `The server could not do this, and nothing was changed knowingly. The server’s log has the details under ${reference}.`,
    code: 'internal_error',
    reference,
  });
}

function known(thrown: unknown): BakeoffError | undefined {
  if (thrown instanceof BakeoffError) return thrown;
  if (isDatabaseAway(thrown))
    return new UnavailableError('The database does not answer at the moment. Nothing was changed; try again shortly.');
  return undefined;
}

function document(
  status: number,
  body: Record<string, unknown>,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'private, no-store', ...headers },
  });
}
