import { beginOnce, endOnce, forgetOnce } from '@/lib/security';
import type { Access } from '@/lib/auth/schema';
import { ConflictError, ValidationError } from '@/lib/errors';
import { Reply } from './reply';

/** Kept in place of an answer with a secret. */
const SHOWN_ONCE = 409;

interface Once {
  request: Request;
  access: Access | undefined;
  /** Of the body; the same key with another body is a mistake of the caller. */
  hash: string;
  answer: () => Promise<Reply | Response>;
  /** Whether the answer holds a secret, which must not be kept. */
  secret: boolean;
}

/**
 * Answers a POST that carries an `Idempotency-Key` once: the same key with the same body gets the first answer again, so
 * that a double click or a network retry makes one thing. Streams and errors are not kept.
 */
export async function answerOnce({ request, access, hash, answer, secret }: Once): Promise<Response> {
  const key = request.headers.get('idempotency-key');
  if (request.method !== 'POST' || key === null || !access) return toResponse(await answer());
  if (key.length === 0 || key.length > 255) {
    throw new ValidationError([{ path: 'Idempotency-Key', message: 'must have 1 to 255 characters' }]);
  }
  const once = { workspaceId: access.workspaceId, key, route: new URL(request.url).pathname, requestHash: hash };
  const earlier = await beginOnce(once);
  if (earlier === 'other') {
    throw new ValidationError([{ path: 'Idempotency-Key', message: 'was used with another request; use a new key' }]);
  }
  if (earlier === 'running')
    throw new ConflictError('The first request with this Idempotency-Key is still being answered.');
  if (earlier?.status === SHOWN_ONCE) {
    throw new ConflictError('This was done already, and its answer held a secret that is shown once and not kept.');
  }
  if (earlier)
    return new Reply(earlier.status, earlier.body ?? undefined, { 'Idempotent-Replayed': 'true' }).toResponse();
  try {
    const result = await answer();
    if (result instanceof Reply && secret) await endOnce(once, SHOWN_ONCE, undefined);
    else if (result instanceof Reply) await endOnce(once, result.status, result.body);
    else await forgetOnce(once);
    return toResponse(result);
  } catch (error) {
    await forgetOnce(once);
    throw error;
  }
}

function toResponse(answer: Reply | Response): Response {
  return answer instanceof Reply ? answer.toResponse() : answer;
}
