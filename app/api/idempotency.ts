import { beginOnce, endOnce, forgetOnce } from '@/lib/security';
import type { Access } from '@/lib/auth/schema';
import { ConflictError, ValidationError } from '@/lib/errors';
import type { Definition } from './definition';
import { Reply } from './reply';

/** Kept in place of an answer with a secret. */
const SHOWN_ONCE = 409;

interface Once {
  request: Request;
  access: Access | undefined;
  /** Of the body; the same key with another body is a mistake of the caller. Null where repeating changes nothing anyway. */
  hash: string | null;
  answer: () => Promise<Reply | Response>;
  definition: Pick<Definition, 'secretAnswer' | 'follow'>;
}

/**
 * Answers a POST that carries an `Idempotency-Key` once: the same key with the same body gets the first answer again, so
 * that a double click or a network retry makes one thing. Errors are not kept; of a stream, what it was about is, so that the
 * repetition follows the same thing instead of making another.
 */
export async function answerOnce({ request, access, hash, answer, definition }: Once): Promise<Response> {
  const key = request.headers.get('idempotency-key');
  const toResponse = (result: Reply | Response): Response => {
    if (result instanceof Response) return result;
    return (access && definition.follow?.(access, result.body, request)) ?? result.toResponse();
  };
  if (request.method !== 'POST' || key === null || hash === null || !access) return toResponse(await answer());
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
    return toResponse(new Reply(earlier.status, earlier.body ?? undefined, { 'Idempotent-Replayed': 'true' }));
  try {
    const result = await answer();
    if (result instanceof Reply && definition.secretAnswer) await endOnce(once, SHOWN_ONCE, undefined);
    else if (result instanceof Reply) await endOnce(once, result.status, result.body);
    else await forgetOnce(once);
    return toResponse(result);
  } catch (error) {
    await forgetOnce(once);
    throw error;
  }
}
