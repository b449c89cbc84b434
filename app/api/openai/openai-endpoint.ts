import type { Definition } from '../definition';
import { endpoint, type Endpoint } from '../endpoint';

/** What OpenAI's clients expect an error to look like. */
interface OpenAiError {
  error: { message: string; type: string; param: string | null; code: string | null };
}

/** OpenAI's own words for what its clients look at; other codes stay as they are. */
const CODES: Record<string, string> = {
  unauthorized: 'invalid_api_key',
  not_found: 'model_not_found',
  rate_limited: 'rate_limit_exceeded',
  budget_exceeded: 'insufficient_quota',
};

function typeOf(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 403) return 'permission_error';
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

/** A problem document (RFC 9457) in OpenAI's shape. Input that breaks the schema is 400 there, not 422. */
export function toOpenAiError(problem: Readonly<Record<string, unknown>>): { status: number; body: OpenAiError } {
  const known = Number(problem.status) || 500;
  const status = known === 422 ? 400 : known;
  const code = String(problem.code ?? 'internal_error');
  const first: unknown = Array.isArray(problem.errors) ? problem.errors[0] : undefined;
  const param = typeof first === 'object' && first !== null && 'path' in first ? String(first.path) : null;
  return {
    status,
    body: { error: { message: String(problem.detail ?? ''), type: typeOf(status), param, code: CODES[code] ?? code } },
  };
}

/** As `endpoint`, with errors in OpenAI's shape. */
export const openAiEndpoint: typeof endpoint = <const D extends Definition>(
  definition: D,
  handle: Parameters<typeof endpoint<D>>[1],
): Endpoint => {
  const run = endpoint(definition, handle);
  const translated = async (...call: Parameters<Endpoint>): Promise<Response> => {
    const answer = await run(...call);
    if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return answer;
    const { status, body } = toOpenAiError((await answer.json()) as Record<string, unknown>);
    const headers = new Headers(answer.headers);
    headers.set('content-type', 'application/json');
    return new Response(JSON.stringify(body), { status, headers });
  };
  return Object.assign(translated, { definition });
};
