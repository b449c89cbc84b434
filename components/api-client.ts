/** A problem document (RFC 9457) from the API, as an error that a component can show. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: readonly { path: string; message: string }[],
    /** The whole document, with members such as `latest`. */
    readonly document: Readonly<Record<string, unknown>>,
  ) {
    super(detail);
  }

  /** What is wrong with one field, by its path. */
  errorOf(path: string): string | undefined {
    return this.errors.find((error) => error.path === path)?.message;
  }
}

interface Options {
  /** The workspace's id; needed for everything inside one. */
  workspace?: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON, unless it is a FormData. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * Calls the API as the person signed in.
 *
 * @throws ApiProblem for every answer that isn't a success, also when the server can't be reached (`status` 0)
 */
export async function apiClient<Answer>(path: string, options: Options = {}): Promise<Answer> {
  const response = await request(path, options);
  if (!response.ok) throw await toProblem(response);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** The same, but hands out the raw answer: for streams. */
export async function apiRequest(path: string, options: Options = {}): Promise<Response> {
  const response = await request(path, options);
  if (!response.ok) throw await toProblem(response);
  return response;
}

async function request(path: string, { workspace, method, body, headers, signal }: Options): Promise<Response> {
  const isForm = body instanceof FormData;
  try {
    return await fetch(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(workspace ? { 'X-Bakeoff-Workspace': workspace } : {}),
        ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(
      0,
      'unreachable',
      'Bakeoff can’t be reached',
      'The server did not answer. What you typed is still here; try again when the connection is back.',
      [],
      {},
    );
  }
}

async function toProblem(response: Response): Promise<ApiProblem> {
  const document = await response.json().then(
    (value: unknown) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}),
    () => ({}) as Record<string, unknown>,
  );
  const text = (name: string, fallback: string) => (typeof document[name] === 'string' ? document[name] : fallback);
  return new ApiProblem(
    response.status,
    text('code', 'unknown'),
    text('title', `The server answered ${response.status}`),
    text('detail', 'It gave no reason.'),
    Array.isArray(document.errors) ? (document.errors as { path: string; message: string }[]) : [],
    document,
  );
}
