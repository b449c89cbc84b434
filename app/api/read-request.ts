import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { BakeoffError, PayloadTooLargeError, ValidationError } from '@/lib/errors';
import { settings } from '@/lib/settings';
import type { Definition } from './definition';

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
export async function readBody(definition: Definition, request: Request): Promise<{ body: unknown; hash: string }> {
  if (!definition.body) return { body: undefined, hash: '' };
  const type = request.headers.get('content-type') ?? '';
  // The other form of the body, which the handler reads as it comes in.
  if (definition.rawBody && type.toLowerCase().startsWith(definition.rawBody.contentType))
    return { body: undefined, hash: '' };
  const bytes = await readCapped(request, settings().maxUploadBytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length > 0 && !/^application\/(.+\+)?json\b/i.test(type)) {
    throw new BakeoffError({
      code: 'unsupported_media_type',
      status: 415,
      title: 'Unsupported media type',
      detail: 'Send the body as application/json.',
    });
  }
  return { body: parse(definition.body, bytes.length === 0 ? {} : parseJson(bytes)), hash };
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
async function readCapped(request: Request, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (!request.body) return new Uint8Array();
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > limit) throw new PayloadTooLargeError('The body', limit);
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

/** @throws ValidationError with a path and a message for each thing that is wrong */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
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
