import { APICallError } from 'ai';
import type { ProviderExchange } from './schema';

/** The most of a request that is kept, in characters; the question and the passages fit. */
const REQUEST_LIMIT = 64_000;
/** The most of an answer's pieces that is kept from its beginning and from its end, in characters. */
const HEAD_LIMIT = 12_000;
const TAIL_LIMIT = 4_000;

/** Keeps what goes over the wire in one call, within bounds, without what must not be kept. */
export interface ExchangeRecorder {
  sent(request: { url?: string | undefined; body?: unknown }): void;
  /** One piece of the stream, as the provider sent it. */
  came(piece: unknown): void;
  answered(response: { id?: string; modelId?: string }): void;
  /** A call that was refused says itself what was sent and answered. */
  failed(error: unknown): void;
  /** Null where nothing is known to have been sent. */
  result(redact: (text: string) => string): ProviderExchange | null;
}

export function recordExchange(): ExchangeRecorder {
  let request: { url: string | null; body: string } | null = null;
  let status: number | null = null;
  let id: string | null = null;
  let model: string | null = null;
  const head: string[] = [];
  const tail: string[] = [];
  const size = { head: 0, tail: 0 };
  let pieces = 0;

  function keep(piece: string): void {
    pieces += 1;
    if (pieces === head.length + 1 && (size.head + piece.length <= HEAD_LIMIT || head.length === 0)) {
      head.push(piece.slice(0, HEAD_LIMIT));
      size.head += piece.length;
      return;
    }
    tail.push(piece.slice(0, TAIL_LIMIT));
    size.tail += piece.length;
    while (tail.length > 1 && size.tail > TAIL_LIMIT) size.tail -= tail.shift()?.length ?? 0;
  }

  return {
    sent({ url, body }) {
      if (body === undefined) return;
      request = { url: url ?? null, body: typeof body === 'string' ? body : JSON.stringify(body) };
    },
    came: (piece) => keep(typeof piece === 'string' ? piece : JSON.stringify(piece)),
    answered(response) {
      id = response.id ?? null;
      model = response.modelId ?? null;
    },
    failed(error) {
      if (!APICallError.isInstance(error)) return;
      request ??= { url: originOf(error.url), body: JSON.stringify(error.requestBodyValues) };
      status = error.statusCode ?? null;
      if (error.responseBody !== undefined && pieces === 0) keep(error.responseBody);
    },
    result(redact) {
      if (request === null) return null;
      const body = redact(request.body);
      return {
        request: {
          url: request.url,
          body: body.slice(0, REQUEST_LIMIT),
          leftOut: Math.max(0, body.length - REQUEST_LIMIT),
        },
        response: {
          ...{ status, id, model },
          pieces: [...head, ...tail].map(redact),
          // Between the beginning and the end.
          leftOut: { at: head.length, pieces: pieces - head.length - tail.length },
        },
      };
    },
  };
}

/** A key may stand in an address's path or query. */
function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
