import { APICallError, InvalidResponseDataError, JSONParseError, StreamProviderError, TypeValidationError } from 'ai';
import { BakeoffError } from '@/lib/errors';
import { NotAStreamError } from './not-a-stream-error';
import { retryAfterMs } from './retry-after';
import type { GenerationError } from './schema';

/** A failed call: what to show, and whether the same call may succeed if it is made again. */
export interface Failure {
  error: GenerationError;
  retryable: boolean;
}

const LONGEST_QUOTE = 600;
const REQUEST_ID_HEADERS = ['x-request-id', 'request-id', 'x-goog-request-id', 'cf-ray'];

/** What went wrong by HTTP status, and the way to mend it. */
function byStatus(status: number, provider: string): { code: GenerationError['code']; advice: string } {
  switch (status) {
    case 401:
      return {
        code: 'provider_unauthorized',
        advice: `${provider} refused the key. An admin can replace it under Models.`,
      };
    case 403:
      return {
        code: 'provider_forbidden',
        advice: `${provider} doesn’t let this key use this model. Check what the key may do, or choose another model.`,
      };
    case 404:
      return {
        code: 'provider_not_found',
        advice: `${provider} doesn’t know this model at this address. Check the model’s id and the connection’s base URL under Models.`,
      };
    case 429:
      return {
        code: 'rate_limited',
        advice: `${provider} takes no more requests for now. Try again later, or run fewer columns at once.`,
      };
    default:
      return status >= 500
        ? { code: 'provider_error', advice: `${provider} has trouble at its end. Try again.` }
        : {
            code: 'provider_rejected',
            advice: `${provider} rejected the request. Check the parameters and the length of the messages.`,
          };
  }
}

function quoted(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}

function ofCall(error: APICallError, provider: string): Failure {
  if (error.statusCode !== undefined && error.statusCode < 400) return cutStream(provider);
  if (error.statusCode === undefined) {
    const detail = `${provider} could not be reached: ${quoted(error.message)} Check the connection’s base URL and the network.`;
    return { error: { code: 'provider_unreachable', detail }, retryable: true };
  }
  const { code, advice } = byStatus(error.statusCode, provider);
  const headers = error.responseHeaders ?? {};
  const requestId = REQUEST_ID_HEADERS.map((name) => headers[name]).find((value) => value !== undefined);
  const wait = retryAfterMs(headers);
  const said = quoted(error.message || error.responseBody || '');
  return {
    error: {
      code,
      detail: said === '' ? advice : `${advice} It said: “${said}”`,
      status: error.statusCode,
      ...(requestId !== undefined && { requestId: quoted(requestId) }),
      ...(wait !== null && { retryAfterMs: wait }),
    },
    retryable: error.statusCode === 429 || error.statusCode >= 500 || error.statusCode === 408,
  };
}

/** The answer had begun, and the connection was lost or closed before its end (F9); it may have been paid, so never again. */
function cutStream(provider: string): Failure {
  const detail = `${provider} ended the stream before the answer was finished. What had arrived is kept.`;
  return { error: { code: 'incomplete', detail }, retryable: false };
}

function isCut(error: unknown): boolean {
  return InvalidResponseDataError.isInstance(error) && error.message.includes('without a finish reason');
}

/** The message of whatever a provider put into an error event: an error, a text, or an object with a message somewhere. */
function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === 'string') return error;
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return JSON.stringify(error) ?? String(error);
}

/**
 * Turns whatever a call threw, or a stream reported, into words and a stable code (F7, F10).
 * @param provider how people know it, for the text
 * @param redact takes the key out of what the provider said
 */
export function describeFailure(error: unknown, provider: string, redact: (text: string) => string): Failure {
  const failure = ((): Failure => {
    if (error instanceof BakeoffError) return ofBakeoff(error);
    if (APICallError.isInstance(error)) {
      const inner = error.cause;
      if (inner instanceof BakeoffError) return ofBakeoff(inner);
      return ofCall(error, provider);
    }
    if (isCut(error)) return cutStream(provider);
    if (StreamProviderError.isInstance(error) && error.statusCode !== undefined && error.statusCode >= 400) {
      const { code, advice } = byStatus(error.statusCode, provider);
      const detail = `${advice} It said: “${quoted(error.message)}”`;
      return { error: { code, detail, status: error.statusCode }, retryable: error.isRetryable };
    }
    if (error instanceof NotAStreamError) {
      const detail = `${provider} answered with a web page where an answer of a model was expected. Check the connection’s base URL: it usually ends in /v1.`;
      return { error: { code: 'provider_error', detail, status: error.status }, retryable: false };
    }
    if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error)) {
      const detail = `${provider} sent an event that can’t be read. What had arrived before it is kept.`;
      return { error: { code: 'provider_error', detail }, retryable: false };
    }
    return {
      error: { code: 'provider_error', detail: `${provider} reported an error: ${quoted(messageOf(error))}` },
      retryable: false,
    };
  })();
  return { ...failure, error: { ...failure.error, detail: redact(failure.error.detail) } };
}

function ofBakeoff(error: BakeoffError): Failure {
  const code = error.code === 'url_blocked' ? 'url_blocked' : 'provider_error';
  return { error: { code, detail: error.detail }, retryable: false };
}
