import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { BakeoffError, PayloadTooLargeError, ValidationError } from '@/lib/errors';
import { settings } from '@/lib/settings';
import { findUnstorable } from '@/lib/text';
import type { Definition } from './definition';

const MOST_BYTES = 16 * 1024 * 1024;
/** What a stranger may make the server hold. */
const MOST_BYTES_OF_STRANGERS = 16 * 1024;
/** A form that comes with an Idempotency-Key is read whole to be compared; a larger one has to come without. */
const MOST_BYTES_COMPARED = 32 * 1024 * 1024;

/** Parses what stands in the path and after the question mark. A query parameter given twice is an array. */
export function readParameters(
  definition: Definition,
  params: Record<string, string | string[] | undefined>,
  request: Request,
): { params: unknown; query: unknown } {
  const query: Record<string, string | string[]> = {};
  const search = new URL(request.url).searchParams;
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    Object.defineProperty(query, name, { value: values.length > 1 ? values : values[0], enumerable: true });
  }
  return {
    params: definition.params && parse(definition.params, params),
    query: definition.query && parse(definition.query, query),
  };
}

/**
 * Reads and parses a JSON body.
 *
 * @throws BakeoffError `malformed_json` (400), `unsupported_media_type` (415), `payload_too_large` (413)
 * @throws ValidationError naming each field that breaks the schema
 */
export async function readBody(definition: Definition, request: Request): Promise<ReadBody> {
  const type = request.headers.get('content-type') ?? '';
  // The other form of the body, which the handler reads as it comes in.
  if (definition.rawBody && type.toLowerCase().startsWith(definition.rawBody.contentType)) {
    return readRaw(definition.rawBody, type, request);
  }
  if (!definition.body) return { body: undefined, hash: '', request };
  const bytes = await readCapped(request, limitOf(definition));
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length > 0 && !/^application\/(.+\+)?json\b/i.test(type)) {
    throw new BakeoffError({
      code: 'unsupported_media_type',
      status: 415,
      title: 'Unsupported media type',
      detail: 'Send the body as application/json.',
    });
  }
  const value = bytes.length === 0 ? {} : parseJson(bytes);
  return { body: parse(definition.body, value, definition.cleansItself), hash, request };
}

interface ReadBody {
  body: unknown;
  /** Of the bytes; null where a repetition needs none, since the same again changes nothing. */
  hash: string | null;
  /** What the handler may read from. */
  request: Request;
}

function limitOf({ maxBodyBytes, needs }: Definition): number {
  if (maxBodyBytes === 'upload') return settings().maxUploadBytes;
  return maxBodyBytes ?? (needs === 'nothing' ? MOST_BYTES_OF_STRANGERS : MOST_BYTES);
}

/** Leaves a form to its handler, unless it has to be compared with one that came before under the same key. */
async function readRaw(
  { repeatable = false }: NonNullable<Definition['rawBody']>,
  type: string,
  request: Request,
): Promise<ReadBody> {
  if (repeatable || !request.headers.has('idempotency-key')) return { body: undefined, hash: null, request };
  const bytes = await readCapped(request, MOST_BYTES_COMPARED);
  // The line between the parts is another one each time the same form is sent.
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1] ?? '';
  const same = boundary === '' ? bytes : Buffer.from(bytes.toString('latin1').replaceAll(boundary, ''), 'latin1');
  const { url, method, headers, signal } = request;
  return {
    body: undefined,
    hash: createHash('sha256').update(same).digest('hex'),
    request: new Request(url, { method, headers, signal, body: new Uint8Array(bytes) }),
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new BakeoffError({
      code: 'malformed_json',
      status: 400,
      title: 'Malformed JSON',
      detail: `The body is not JSON: ${cause instanceof Error ? cause.message : 'it cannot be read'}`,
      cause,
    });
  }
}

/** Reads a body whole, but never more than the limit, whatever Content-Length says. */
async function readCapped(request: Request, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (!request.body) return Buffer.alloc(0);
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > limit) throw new PayloadTooLargeError('The body', limit);
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

/**
 * @param cleansItself top-level fields that may hold what the database can't
 * @throws ValidationError with a path and a message for each thing that is wrong
 */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  cleansItself?: readonly string[],
): z.output<Schema> {
  const unstorable = findUnstorable(value, cleansItself);
  if (unstorable) {
    const message = 'must not hold NUL characters or halves of surrogate pairs';
    throw new ValidationError([{ path: unstorable.join('.'), message }]);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ValidationError(
    result.error.issues.map((issue) => ({
      path: issue.path.map(String).join('.'),
      message:
        issue.code === 'unrecognized_keys'
          ? `unknown field${issue.keys.length > 1 ? 's' : ''}: ${issue.keys.join(', ')}`
          : issue.message,
    })),
  );
}
